namespace Earthscale.Testing;

/// <summary>
/// Removes the account of the user from the environment of this process and its child processes: no
/// test may use that account, or sign out of it. Every test assembly has this fixture.
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
        // As in this process, which Directory.Build.props says it for.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
    }

    /// <summary>The path of a session file that never exists.</summary>
    public static string NoSessionFile { get; } =
        Path.Combine(Path.GetTempPath(), $"earthscale-no-session-{Environment.ProcessId}", "session.json");
}
