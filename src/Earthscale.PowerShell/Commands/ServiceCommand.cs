using System.Globalization;
using System.Management.Automation;
using Earthscale.Client.Http;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>The base of commands that send requests: retries, timeouts, and reports.</summary>
public abstract class ServiceCommand : PSCmdlet, IDisposable
{
    /// <summary>Gets or sets the maximum number of retries, 0 to 100. The default is EARTHSCALE_MAX_RETRIES, or 4.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [ValidateRange(0, 100)]
    [PSDefaultValue(Help = "EARTHSCALE_MAX_RETRIES, otherwise 4")]
    public int? MaximumRetryCount { get; set; }

    /// <summary>Gets or sets the timeout of one attempt of a request, in seconds. The default is 100.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [ValidateRange(1, 86400)]
    [PSDefaultValue(Value = 100)]
    public virtual int? TimeoutSec { get; set; }

    /// <summary>The dispatcher to the pipeline thread.</summary>
    private protected PipelineDispatcher Dispatcher { get; } = new();

    /// <summary>The timeout of one attempt of a request; null for the client's default.</summary>
    private protected virtual TimeSpan? AttemptLimit => TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => Dispatcher.Stop();

    /// <summary>Releases the command's resources.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> called this method.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Dispatcher.Dispose();
        }
    }

    /// <summary>Writes the error of an item, and ends the command if the error is fatal.</summary>
    private protected void Report(EarthscaleException exception, object? target, string? advice = null, string? subject = null)
    {
        var record = exception.ToErrorRecord(target, advice, subject);
        if (exception.IsFatal)
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    /// <summary>Writes a warning. If the pipeline is stopping, it writes to the host directly.</summary>
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

    /// <summary>Creates the options from the parameters and the environment.</summary>
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
