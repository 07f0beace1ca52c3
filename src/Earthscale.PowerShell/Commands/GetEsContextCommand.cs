using System.Management.Automation;
using Earthscale.Client.Http;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>Gets the account that the commands of this session use, or accounts of this session by name.</summary>
[Cmdlet(VerbsCommon.Get, "EsContext", HelpUri = ProjectLink.Help + "Get-EsContext.md")]
[OutputType(typeof(EarthscaleContext))]
public sealed class GetEsContextCommand : PSCmdlet, IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly PipelineDispatcher _dispatcher = new();

    /// <summary>Gets or sets names of accounts of this session, ignoring case, or wildcard patterns.</summary>
    [Parameter(Position = 0)]
    [RequiredValue]
    [SupportsWildcards]
    [PSDefaultValue(Help = "The account that commands use")]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Gets or sets a value that indicates whether to list all accounts of this session, the current account first.</summary>
    [Parameter]
    public SwitchParameter ListAvailable { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is not null)
        {
            WriteNamed(Name);
            return;
        }

        var accounts = SessionContext.All;
        if (ListAvailable && (accounts.Count > 0 || SessionContext.HasFailed))
        {
            WriteObject(accounts, enumerateCollection: true);
            return;
        }

        try
        {
            var options = new EarthscaleClientOptions { Timeout = s_limit, Warn = text => _dispatcher.Post(() => WriteWarning(text)) };
            WriteObject(_dispatcher.Await(SessionContext.GetAsync(options, _dispatcher.Stopping)));
        }
        catch (NotSignedInException) when (ListAvailable)
        {
            // Write an empty list.
        }
        catch (EarthscaleException e)
        {
            WriteError(e.ToErrorRecord(target: null));
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _dispatcher.Stop();

    /// <inheritdoc/>
    public void Dispose() => _dispatcher.Dispose();

    private void WriteNamed(IEnumerable<string> names)
    {
        var found = new HashSet<EarthscaleContext>(ReferenceEqualityComparer.Instance);
        foreach (var name in names)
        {
            if (Find(name) is { } matches)
            {
                WriteObject(matches.Where(found.Add), enumerateCollection: true);
            }
            else
            {
                WriteError(ErrorRecords.Create(new ItemNotFoundException(ContextTransformationAttribute.NotFound(name)), ErrorId.ContextNotFound, ErrorCategory.ObjectNotFound, name));
            }
        }
    }

    // A name that looks like a pattern is a name first. Null if there is no such account; a pattern may match none.
    private static List<EarthscaleContext>? Find(string name)
    {
        if (SessionContext.Find(name) is { } account)
        {
            return [account];
        }

        try
        {
            var pattern = new NamePattern(name, isLiteral: false);
            List<EarthscaleContext> matches = [.. SessionContext.All.Where(candidate => pattern.IsMatch(candidate.Name!))];
            return pattern.IsWildcard || matches.Count > 0 ? matches : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
