using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using Earthscale.Client.Http;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Json;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Commands;

/// <summary>Sends a request to any endpoint of the service.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EsRestMethod", SupportsShouldProcess = true, HelpUri = ProjectLink.Help + "Invoke-EsRestMethod.md")]
[OutputType(typeof(PSObject), typeof(OrderedDictionary), typeof(string))]
public sealed class InvokeEsRestMethodCommand : EsCommand
{
    /// <summary>Gets or sets the path below the service's root URL, such as /v1/datasets.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    public string Path { get; set; } = null!;

    /// <summary>Gets or sets the method.</summary>
    [Parameter(Position = 1)]
    [RequiredValue]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")]
    [PSDefaultValue(Value = "GET")]
    public string Method { get; set; } = "GET";

    /// <summary>Gets or sets the body: JSON text, or a hashtable, object, or list to convert to JSON.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Gets or sets query parameters. A list repeats its parameter.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    public IDictionary? Query { get; set; }

    // HEAD asks for confirmation, but changes nothing.
    private bool IsChange => Method.ToUpperInvariant() is not ("GET" or "HEAD");

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var request = Read();
            var address = Client.ShowAddress(request);
            if (Method.Equals("GET", StringComparison.OrdinalIgnoreCase) || ShouldProcess(address, Method.ToUpperInvariant()))
            {
                Send(request, $"{Method.ToUpperInvariant()} {address}");
            }
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(ErrorRecords.Create(e, ErrorId.InvalidRequest, ErrorCategory.InvalidArgument, target: null));
        }
        catch (EarthscaleException e)
        {
            Report(e, Path, IsChange && e.OutcomeUnknown ? "The service may have acted on the request: check before you try again." : null);
        }
    }

    private void Send(RawRequest request, string label)
    {
        var client = Client;
        using var giveUp = new CancellationTokenSource();
        var item = new WorkItem<RawResponse>(cancel => client.SendAsync(request, cancel), Write) { Label = label, Target = Path };
        item.Begin(Dispatcher.Wake, IsChange ? giveUp.Token : Dispatcher.Stopping);
        try
        {
            Dispatcher.WaitUntil(() => item.Ended);
        }
        catch (PipelineStoppedException) when (IsChange)
        {
            WriteLastWarning(DescribeStopped(new EarlyEnd([item], giveUp).Classify(item), label));
            throw;
        }

        if (item.Error is { } error)
        {
            ExceptionDispatchInfo.Throw(error is OperationCanceledException && Dispatcher.Stopping.IsCancellationRequested ? new PipelineStoppedException() : error);
        }

        item.WriteResult();
    }

    private static string DescribeStopped(ChangeOutcome outcome, string label) => "The command was stopped. " + outcome switch
    {
        ChangeOutcome.Done => $"{label} was completed; its response is not in the output.",
        ChangeOutcome.Unknown => $"{label} may have been completed: check before you try again.",
        _ => $"{label} was not sent or did not succeed.",
    };

    private RawRequest Read() => Body is not null && !IsChange
        ? throw new FormatException($"A {Method.ToUpperInvariant()} request has no body. Use -Method POST, PUT, PATCH, or DELETE, or give query parameters with -Query.")
        : new()
        {
            Method = Method,
            Path = Path,
            Query = [.. QueryParameters()],
            JsonBody = Body is null ? null : JsonBody.Write(Body),
        };

    private IEnumerable<KeyValuePair<string, string>> QueryParameters()
    {
        foreach (DictionaryEntry entry in Query ?? new Hashtable())
        {
            var name = ArgumentText.Of(entry.Key);
            var value = ArgumentValue.Unwrap(entry.Value);
            if (value is IEnumerable list and not string)
            {
                foreach (var item in list)
                {
                    yield return new(name, ArgumentText.Of(item));
                }
            }
            else
            {
                yield return new(name, value is bool flag ? (flag ? "true" : "false") : ArgumentText.Of(value));
            }
        }
    }

    private void Write(RawResponse response)
    {
        if (response.Json is not { } json)
        {
            if (response.Text is { } text)
            {
                WriteObject(text);
            }

            return;
        }

        object? value;
        try
        {
            value = new JsonReader(WriteWarning).Read(json);
        }
        catch (FormatException e)
        {
            throw new MalformedResponseException($"{e.Message}{(IsChange ? " The request itself succeeded." : "")}", e);
        }

        // Enumerate a list.
        WriteObject(value, enumerateCollection: value is Array);
    }
}
