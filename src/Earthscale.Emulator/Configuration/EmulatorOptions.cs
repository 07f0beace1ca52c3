using Earthscale.Emulator.Authentication;
using Earthscale.Emulator.Faults;

namespace Earthscale.Emulator.Configuration;

/// <summary>The options of an emulator. The defaults are those of the command line.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The API key of every emulator. It is public, and has no other use.</summary>
    public const string WellKnownApiKey = "earthscale-emulator-key";

    /// <summary>The user of every emulator.</summary>
    public const string WellKnownEmail = "user@earthscale.example";

    /// <summary>The user's password. It is public, and has no other use.</summary>
    public const string WellKnownPassword = "earthscale-emulator-password";

    /// <summary>Gets the http addresses to listen on, separated by semicolons; port 0 selects a free port.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8765";

    /// <summary>Gets the path of the database file; null for a database in memory.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>Gets the number of generated datasets in a new database, in addition to the sample catalog.</summary>
    public int Datasets { get; init; }

    /// <summary>Gets a value that indicates whether a new database gets the sample catalog.</summary>
    public bool SampleCatalog { get; init; } = true;

    /// <summary>Gets the accepted API key.</summary>
    public string ApiKey { get; init; } = WellKnownApiKey;

    /// <summary>Gets the clock of versions, optimizations, and tokens.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the email address of the user who can sign in with a password.</summary>
    public string UserEmail { get; init; } = WellKnownEmail;

    /// <summary>Gets the user's password.</summary>
    public string UserPassword { get; init; } = WellKnownPassword;

    /// <summary>Gets the required value of the auth service's header <c>apikey</c>; null for none.</summary>
    public string? AnonKey { get; init; }

    /// <summary>Gets the shape of the auth service's errors.</summary>
    public AuthErrorShape AuthErrors { get; init; }

    /// <summary>Gets a value that indicates whether to skip the sign-in page in the browser.</summary>
    public bool ApproveSignIn { get; init; }

    /// <summary>Gets the lifetime of access tokens.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Gets the duration of the optimizations of a new version; with zero, they are complete at once.</summary>
    public TimeSpan OptimizationDuration { get; init; }

    /// <summary>Gets the additional delay of every response.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// Gets the number of requests to the API per minute that each account or API key may send; others get 429 with
    /// Retry-After in seconds. A sixth of them may come at once, the rest evenly. Null for no limit.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>Gets a value that indicates whether <c>/api-versions/v1</c> reports version 1 of the API as deprecated.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Gets the last day of a deprecated version 1; null for none.</summary>
    public DateOnly? RemovedAfter { get; init; }

    /// <summary>Gets the plan of faults; null for none, until <see cref="Hosting.EmulatorServer.Faults"/> is changed.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>Gets the number of requests to keep for <see cref="Hosting.EmulatorServer.Requests"/>; the oldest are dropped.</summary>
    public int RecordedRequests { get; init; } = 10_000;

    /// <summary>Gets the writer of the request log, with a line for each request: method, path without query, status, and time. Null for no log.</summary>
    public TextWriter? RequestLog { get; init; }
}
