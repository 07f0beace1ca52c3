namespace Earthscale.Tests.Hosting;

/// <summary>Tests that change the process's environment, and so run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentScope : IDisposable
{
    /// <summary>The collection of such tests.</summary>
    public const string Name = "Environment";

    private readonly Dictionary<string, string?> _before = [];

    /// <summary>Sets a variable until the end of the test.</summary>
    public EnvironmentScope Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
        return this;
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
