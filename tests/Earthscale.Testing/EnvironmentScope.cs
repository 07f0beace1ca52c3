namespace Earthscale.Testing;

/// <summary>Changes the process's environment for a test, whose class is in the collection of this name.</summary>
public sealed class EnvironmentScope : IDisposable
{
    /// <summary>The collection of tests that run by themselves; a test assembly defines it, as xunit finds none elsewhere.</summary>
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
