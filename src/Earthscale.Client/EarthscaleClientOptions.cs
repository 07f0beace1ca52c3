using Earthscale.Client.Http;

namespace Earthscale.Client;

/// <summary>How a client behaves. Each command makes its own; connections are shared all the same.</summary>
public sealed record EarthscaleClientOptions
{
    /// <summary>The environment variable that sets <see cref="MaxRetries"/> where nobody else does.</summary>
    public const string MaxRetriesVariable = "EARTHSCALE_MAX_RETRIES";

    /// <summary>How often a request is sent again, at most, after the first time.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>How long one attempt may take, from sending to the response's last byte.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Once canceled, no attempt begins any more: requests that wait for their next one end with their last failure,
    /// while those under way may still end well.
    /// </summary>
    public CancellationToken NoMoreAttempts { get; init; }

    /// <summary>Is told of every attempt and every retry, on any thread; must not block.</summary>
    public Action<RequestEvent>? Observer { get; init; }

    /// <summary>Is told what people should know though nothing failed, on any thread; must not block.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>The options that the environment asks for.</summary>
    /// <exception cref="ConfigurationException">A variable's value is not one to be used.</exception>
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
