using Earthscale.Emulator.Authentication;
using Earthscale.Emulator.Faults;

namespace Earthscale.Emulator;

/// <summary>How an emulator is to run. What is omitted has the default of the command line.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Where to listen, several addresses separated by semicolons; port 0 takes any free port. Only http.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8765";

    /// <summary>The database file; null keeps everything in memory.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>How many generated datasets a new database gets beside the sample catalog.</summary>
    public int Datasets { get; init; }

    /// <summary>Whether a new database gets the sample catalog.</summary>
    public bool SampleCatalog { get; init; } = true;

    /// <summary>The API key that is accepted.</summary>
    public string ApiKey { get; init; } = EmulatorServer.WellKnownApiKey;

    /// <summary>The clock by which versions are dated, optimizations move and tokens expire.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Who can sign in with a password.</summary>
    public string UserEmail { get; init; } = EmulatorServer.WellKnownEmail;

    /// <summary>That user's password.</summary>
    public string UserPassword { get; init; } = EmulatorServer.WellKnownPassword;

    /// <summary>What the header <c>apikey</c> must hold at the auth service; null asks for none.</summary>
    public string? AnonKey { get; init; }

    /// <summary>The shape of the auth service's errors.</summary>
    public AuthErrorShape AuthErrors { get; init; }

    /// <summary>Whether the sign-in page is skipped: the browser is sent straight back, signed in.</summary>
    public bool ApproveSignIn { get; init; }

    /// <summary>How long an access token is valid.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the optimizations of a new version take; zero means that they are done at once.</summary>
    public TimeSpan OptimizationDuration { get; init; }

    /// <summary>Added to the time that every response takes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// How many requests to the API a minute each account or API key may send; the others get 429 with
    /// Retry-After in seconds. A sixth of them may come at once, the rest evenly. Null sets no limit.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>Whether <c>/api-versions/v1</c> says that version 1 of the API is deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Until when a deprecated version 1 stays; null leaves that open.</summary>
    public DateOnly? RemovedAfter { get; init; }

    /// <summary>Which requests fail; null: none, until <see cref="EmulatorServer.Faults"/> is changed.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>How many requests are kept for <see cref="EmulatorServer.Requests"/>; the oldest go first.</summary>
    public int RecordedRequests { get; init; } = 10_000;

    /// <summary>Gets a line for each request: method, path without query, status, time. Null writes nothing.</summary>
    public TextWriter? RequestLog { get; init; }
}
