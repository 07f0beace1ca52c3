using System.CommandLine;
using System.Globalization;
using Earthscale.Emulator.Authentication;
using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Faults;

namespace Earthscale.Emulator.CommandLine;

/// <summary>The command-line options of the emulator, for its own program and for others that start it.</summary>
public sealed class EmulatorCommandLine
{
    private const double LongestSeconds = 365 * 24 * 3600;
    private static readonly EmulatorOptions s_defaults = new();

    private readonly Option<string?> _database = new("--database") { HelpName = "FILE", Description = "store the datasets in this file instead of in memory" };
    private readonly Option<int> _datasets = OptionFactory.WholeNumber("--datasets", "N", "add N generated datasets to a new database", s_defaults.Datasets);
    private readonly Option<bool> _empty = new("--empty") { Description = "start a new database without the sample catalog" };
    private readonly Option<double> _tokenLifetime = Seconds("--token-lifetime", "lifetime of access tokens", s_defaults.TokenLifetime);
    private readonly Option<string?> _anonKey = new("--anon-key") { HelpName = "KEY", Description = "require this value in the apikey header of the auth service" };
    private readonly Option<AuthErrorShape?> _authErrors = OptionFactory.Parsed(
        "--auth-errors", "SHAPE", "shape of the auth service's errors: oauth or gotrue [default: oauth]",
        text => text switch { "oauth" => AuthErrorShape.OAuth, "gotrue" => AuthErrorShape.GoTrue, _ => (AuthErrorShape?)null }, "oauth or gotrue");

    private readonly Option<bool> _approveSignIn = new("--approve-sign-in") { Description = "skip the sign-in page in the browser" };
    private readonly Option<double> _optimization = Seconds("--optimization-seconds", "duration of optimizations; 0: complete at once", s_defaults.OptimizationDuration);
    private readonly Option<int> _latency = OptionFactory.WholeNumber("--latency", "MS", "delay every response", 0);
    private readonly Option<int> _rateLimit = OptionFactory.WholeNumber("--rate-limit", "N", "limit each account or key to N requests per minute; 0: no limit", 0);
    private readonly Option<bool> _deprecated = new("--deprecated") { Description = "report that version 1 of the API is deprecated" };
    private readonly Option<DateOnly?> _removedAfter = OptionFactory.Parsed(
        "--removed-after", "DATE", "report the last day of version 1 of the API",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null,
        "a date such as 2027-03-31");


    private readonly FaultCommandLine _faults = new();

    /// <summary>Gets all options except the address and the log, which each program determines.</summary>
    public IReadOnlyList<Option> Options =>
    [
        _database, _datasets, _empty, _tokenLifetime, _anonKey, _authErrors, _approveSignIn, _optimization, _latency, _rateLimit,
        _deprecated, _removedAfter, .. _faults.Options,
    ];

    /// <summary>Converts a valid command line.</summary>
    public EmulatorOptions Read(ParseResult line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new EmulatorOptions
        {
            DatabasePath = line.GetValue(_database),
            Datasets = line.GetValue(_datasets),
            SampleCatalog = !line.GetValue(_empty),
            TokenLifetime = TimeSpan.FromSeconds(line.GetValue(_tokenLifetime)),
            AnonKey = line.GetValue(_anonKey),
            AuthErrors = line.GetValue(_authErrors) ?? s_defaults.AuthErrors,
            ApproveSignIn = line.GetValue(_approveSignIn),
            OptimizationDuration = TimeSpan.FromSeconds(line.GetValue(_optimization)),
            Latency = TimeSpan.FromMilliseconds(line.GetValue(_latency)),
            RateLimit = line.GetValue(_rateLimit) is > 0 and var limit ? limit : null,
            IsDeprecated = line.GetValue(_deprecated) || line.GetValue(_removedAfter) is not null,
            RemovedAfter = line.GetValue(_removedAfter),
            Faults = _faults.Read(line) is { Rate: > 0 } faults ? new FaultPlan(faults) : null,
        };
    }

    private static Option<double> Seconds(string name, string help, TimeSpan fallback) =>
        OptionFactory.Number(name, "SECONDS", help, fallback.TotalSeconds, LongestSeconds);
}
