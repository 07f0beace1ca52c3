using System.Runtime.CompilerServices;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>
/// Takes the environment of whoever runs the tests out of them: no test may speak for that person's account, or sign
/// it out.
/// </summary>
internal static class TestEnvironment
{
    /// <summary>A session file that is never there.</summary>
    private static readonly string s_noFile = Path.Combine(Path.GetTempPath(), $"earthscale-no-session-{Environment.ProcessId}", "session.json");

    private static readonly string[] s_variables = ["API_KEY", "API_URL", "AUTH_URL", "AUTH_ANON_KEY", "EMAIL", "PASSWORD", "MAX_RETRIES"];

    [ModuleInitializer]
    internal static void Clear()
    {
        foreach (var name in s_variables)
        {
            Environment.SetEnvironmentVariable($"EARTHSCALE_{name}", null);
        }

        Environment.SetEnvironmentVariable("EARTHSCALE_CREDENTIALS_FILE", s_noFile);
    }
}
