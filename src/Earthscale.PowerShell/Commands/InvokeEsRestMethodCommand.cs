using System.Collections;
using System.Management.Automation;
using Earthscale.Client.Http;
using Earthscale.PowerShell.Json;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Commands;

/// <summary>Sends a request to any endpoint of the service.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EsRestMethod", SupportsShouldProcess = true, HelpUri = ProjectLink.Help + "Invoke-EsRestMethod.md")]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeEsRestMethodCommand : EsCommand
{
    /// <summary>The path below the service's root, such as /v1/datasets.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [RequiredValue]
    public string Path { get; set; } = null!;

    /// <summary>The method.</summary>
    [Parameter(Position = 1)]
    [RequiredValue]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")]
    public string Method { get; set; } = "GET";

    /// <summary>The body: JSON text, or a hashtable, object or list to be written as JSON.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Query parameters; a list repeats its parameter.</summary>
    [Parameter]
    [RequiredValue]
    public IDictionary? Query { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var request = Read();
            var address = Client.ShowAddress(request);
            if (Method.Equals("GET", StringComparison.OrdinalIgnoreCase) || ShouldProcess(address, Method.ToUpperInvariant()))
            {
                Write(Dispatcher.Await(Client.SendAsync(request, Dispatcher.Stopping)));
            }
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, "InvalidRequest", ErrorCategory.InvalidArgument, targetObject: null));
        }
        catch (EarthscaleException e)
        {
            var isChange = !Method.Equals("GET", StringComparison.OrdinalIgnoreCase);
            Report(e, Path, isChange && e.OutcomeUnknown ? "The service may have acted all the same: look before you try again." : null);
        }
    }

    private RawRequest Read() => new()
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
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
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
        if (response.Json is { } json)
        {
            // A list goes out item by item, as from every command.
            WriteObject(JsonObject.Read(json), enumerateCollection: true);
        }
        else if (response.Text is { } text)
        {
            WriteObject(text);
        }
    }
}
