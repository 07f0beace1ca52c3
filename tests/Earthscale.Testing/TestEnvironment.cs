namespace Earthscale.Testing;

/// <summary>
/// Takes the account of whoever runs the tests out of the environment, for this process and those that it starts: no
/// test may use that account, or sign it out. Every test assembly has it as a fixture.
/// </summary>
public sealed class TestEnvironment
{
    private static readonly string[] s_variables = ["API_KEY", "API_URL", "AUTH_URL", "AUTH_ANON_KEY", "EMAIL", "PASSWORD", "MAX_RETRIES"];

    public TestEnvironment()
    {
        foreach (var name in s_variables)
        {
            Environment.SetEnvironmentVariable($"EARTHSCALE_{name}", null);
        }

        Environment.SetEnvironmentVariable("EARTHSCALE_CREDENTIALS_FILE", NoSessionFile);
    }

    /// <summary>The path of a session file that never exists.</summary>
    public static string NoSessionFile { get; } =
        Path.Combine(Path.GetTempPath(), $"earthscale-no-session-{Environment.ProcessId}", "session.json");
}
