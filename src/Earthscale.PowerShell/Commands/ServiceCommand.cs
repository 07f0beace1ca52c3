using System.Globalization;
using System.Management.Automation;
using Earthscale.Client;
using Earthscale.Client.Http;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>What all commands that send requests share: how stubborn and how patient they are, and what they tell.</summary>
public abstract class ServiceCommand : PSCmdlet, IDisposable
{
    /// <summary>How often a failed request is sent again at most; 4, or EARTHSCALE_MAX_RETRIES, where left out.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateRange(0, 100)]
    [PSDefaultValue(Value = 4)]
    public int? MaximumRetryCount { get; set; }

    /// <summary>How long one attempt of a request may take, in seconds; 100 where left out.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateRange(1, 86400)]
    [PSDefaultValue(Value = 100)]
    public virtual int? TimeoutSec { get; set; }

    /// <summary>Where work on other threads speaks to the pipeline.</summary>
    private protected PipelineDispatcher Dispatcher { get; } = new();

    /// <summary>How long one attempt of a request may take; null for the client's own limit.</summary>
    private protected virtual TimeSpan? AttemptLimit => TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => Dispatcher.Stop();

    /// <summary>Lets go of what the command holds.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Dispatcher.Dispose();
        }
    }

    /// <summary>Writes a fault of one item as an error; ends the command when it would be that of every item.</summary>
    private protected void Report(EarthscaleException exception, object? target, string? advice = null, string? subject = null)
    {
        var record = exception.ToErrorRecord(target, advice, subject);
        if (exception.IsFatal)
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    /// <summary>Writes a warning, also when the pipeline is being stopped: it takes nothing any more then, but its host does.</summary>
    private protected void WriteLastWarning(string text)
    {
        try
        {
            WriteWarning(text);
        }
        catch (RuntimeException)
        {
            Host?.UI?.WriteWarningLine(text);
        }
    }

    /// <summary>The options that the parameters, and where they are silent the environment, ask for.</summary>
    private protected EarthscaleClientOptions Options()
    {
        var options = EarthscaleClientOptions.FromEnvironment();
        return options with
        {
            MaxRetries = MaximumRetryCount ?? options.MaxRetries,
            Timeout = AttemptLimit ?? options.Timeout,
            NoMoreAttempts = Dispatcher.Stopping,
            Observer = Observe,
            Warn = Warn,
        };
    }

    private void Observe(RequestEvent happened) => Dispatcher.Post(() => Write(happened));

    private void Warn(string text) => Dispatcher.Post(() => WriteWarning(text));

    private void Write(RequestEvent happened)
    {
        switch (happened)
        {
            case RequestEnded ended:
                WriteVerbose(Describe(ended));
                break;
            case OutcomeFound found:
                WriteVerbose($"{found.Method} {found.Uri}: {found.Finding}");
                break;
            case RetryScheduled retry:
                WriteVerbose(Describe(retry));
                break;
        }
    }

    private static string Describe(RequestEnded ended)
    {
        var outcome = ended.Status is { } status ? $"{(int)status} {status}" : ended.Failure;
        var id = ended.RequestId is null ? "" : $", request id {ended.RequestId}";
        return string.Create(CultureInfo.InvariantCulture, $"{ended.Method} {ended.Uri} -> {outcome} in {ended.Elapsed.TotalMilliseconds:0} ms{id}");
    }

    private static string Describe(RetryScheduled retry) =>
        string.Create(CultureInfo.InvariantCulture, $"{retry.Method} {retry.Uri}: {retry.Reason.TrimEnd('.')}. Attempt {retry.NextAttempt} of at most {retry.MaxAttempts} in {retry.Delay.TotalSeconds:0.0} s.");
}
