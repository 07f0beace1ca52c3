namespace Earthscale.Client.Http;

/// <summary>The options of a client. Each command has its own; the connections are shared.</summary>
public sealed record EarthscaleClientOptions
{
    /// <summary>The environment variable with the default of <see cref="MaxRetries"/>.</summary>
    public const string MaxRetriesVariable = "EARTHSCALE_MAX_RETRIES";

    /// <summary>Gets the maximum number of retries after the first attempt.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>Gets the timeout of one attempt, from sending to the response's last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Gets a token that prevents further attempts once it is canceled: requests that wait for their next attempt end with
    /// their last error, while running attempts may still complete.
    /// </summary>
    public CancellationToken NoMoreAttempts { get; init; }

    /// <summary>Gets a callback for every attempt and every retry. It is called on any thread and must not block.</summary>
    public Action<RequestEvent>? Observer { get; init; }

    /// <summary>Gets a callback for warnings. It is called on any thread and must not block.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>Creates options from the environment variables.</summary>
    /// <exception cref="ConfigurationException">A variable's value is invalid.</exception>
    public static EarthscaleClientOptions FromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable(MaxRetriesVariable);
        if (string.IsNullOrEmpty(text))
        {
            return new EarthscaleClientOptions();
        }

        return int.TryParse(text, out var retries) && retries is >= 0 and <= 100
            ? new EarthscaleClientOptions { MaxRetries = retries }
            : throw new ConfigurationException($"{MaxRetriesVariable} is '{text}'; write a whole number from 0 to 100.");
    }
}
