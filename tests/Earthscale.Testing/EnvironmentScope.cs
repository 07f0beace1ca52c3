namespace Earthscale.Testing;

/// <summary>Changes the environment of the process for a test. The test's class must be in the collection of this name.</summary>
public sealed class EnvironmentScope : IDisposable
{
    /// <summary>The collection of tests that do not run in parallel. Each test assembly must define it.</summary>
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
