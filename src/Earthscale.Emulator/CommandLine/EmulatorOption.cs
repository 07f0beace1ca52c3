using Earthscale.Emulator.Authentication;

namespace Earthscale.Emulator.CommandLine;

/// <summary>One option: its name, what its value is called in the help (null when it takes none), and its effect.</summary>
internal sealed record EmulatorOption(string Name, string? ValueName, string Help, Func<ParsedCommandLine, string, ParsedCommandLine> Apply)
{
    private const double LongestSeconds = 365 * 24 * 3600;

    public static IReadOnlyList<EmulatorOption> All { get; } =
    [
        new("--urls", "URL", "where to listen (http://127.0.0.1:8765)", (line, value) =>
            Change(line, options => options with { Urls = CheckUrls(value) })),
        new("--database", "FILE", "keep the datasets in this file (in memory)", (line, value) =>
            Change(line, options => options with { DatabasePath = value })),
        new("--datasets", "N", "add N made-up datasets to a new database (0)", (line, value) =>
            Change(line, options => options with { Datasets = OptionParser.WholeNumber("--datasets", value, 0) })),
        new("--empty", null, "start a new database without the sample catalogue", (line, _) =>
            Change(line, options => options with { SampleCatalogue = false })),
        new("--token-lifetime", "SECONDS", "how long an access token is good (3600)", (line, value) =>
            Change(line, options => options with { TokenLifetime = Seconds("--token-lifetime", value) })),
        new("--anon-key", "KEY", "the apikey header that the auth service wants (none)", (line, value) =>
            Change(line, options => options with { AnonKey = value })),
        new("--auth-errors", "SHAPE", "how the auth service words errors: oauth or gotrue (oauth)", (line, value) =>
            Change(line, options => options with { AuthErrors = Shape(value) })),
        new("--approve-sign-in", null, "skip the sign-in page in the browser", (line, _) =>
            Change(line, options => options with { ApproveSignIn = true })),
        new("--optimization-seconds", "SECONDS", "how long optimisations take (0: done at once)", (line, value) =>
            Change(line, options => options with { OptimizationDuration = Seconds("--optimization-seconds", value) })),
        new("--latency", "MS", "delay every answer (0)", (line, value) =>
            Change(line, options => options with { Latency = TimeSpan.FromMilliseconds(OptionParser.WholeNumber("--latency", value, 0)) })),
        new("--rate-limit", "N", "let N requests a minute of each account or key in (no limit)", (line, value) =>
            Change(line, options => options with { RateLimit = OptionParser.WholeNumber("--rate-limit", value, 1) })),
        .. FaultOptions.All,
        new("--verbose", null, "write a line for each request", (line, _) => line with { Verbose = true }),
        new("--help", null, "show this", (line, _) => line with { Help = true }),
    ];

    private static ParsedCommandLine Change(ParsedCommandLine line, Func<EmulatorOptions, EmulatorOptions> change) =>
        line with { Options = change(line.Options) };

    private static TimeSpan Seconds(string option, string value) =>
        TimeSpan.FromSeconds(OptionParser.Number(option, value, LongestSeconds));

    private static AuthErrorShape Shape(string value) => value switch
    {
        "oauth" => AuthErrorShape.OAuth,
        "gotrue" => AuthErrorShape.GoTrue,
        _ => throw new OptionException($"--auth-errors must be oauth or gotrue, not '{value}'."),
    };

    private static string CheckUrls(string value)
    {
        foreach (var url in value.Split(';'))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
            {
                throw new OptionException($"--urls must be like http://127.0.0.1:8765, not '{url}'. Only http is served.");
            }
        }

        return value;
    }
}
