using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace Earthscale.PowerShell.Tests.Accounts;

/// <summary>Runs scripts with all streams enabled, and collects all their output.</summary>
internal sealed class SecretSearch(System.Management.Automation.Runspaces.Runspace runspace)
{
    private readonly StringBuilder _said = new();

    /// <summary>The ids of the errors, without the commands' names.</summary>
    public List<string> ErrorIds { get; } = [];

    /// <summary>All output.</summary>
    public string Said => _said.ToString();

    /// <summary>Runs a script; its <c>param()</c> block takes the arguments in order.</summary>
    public void Run(string script, params object?[] arguments)
    {
        using var shell = System.Management.Automation.PowerShell.Create(runspace);
        shell.AddScript("$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'").Invoke();
        shell.Commands.Clear();
        shell.AddScript(script);
        foreach (var argument in arguments)
        {
            shell.AddArgument(argument);
        }

        var output = new PSDataCollection<PSObject>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException e)
        {
            Note(e.ErrorRecord);
            Note(e);
        }

        foreach (var stream in new IEnumerable[]
        {
            output, shell.Streams.Error, shell.Streams.Warning, shell.Streams.Verbose, shell.Streams.Debug, shell.Streams.Information, shell.Streams.Progress,
        })
        {
            Note(stream);
        }

        var kept = (ArrayList)runspace.SessionStateProxy.GetVariable("Error");
        Note(kept);
        kept.Clear();
    }

    public void Add(string text) => _said.AppendLine(text);

    private void Note(IEnumerable items)
    {
        foreach (var item in items)
        {
            Note(item);
        }
    }

    private void Note(object item)
    {
        if (item is null)
        {
            return;
        }

        var bare = item is PSObject wrapped ? wrapped.BaseObject : item;
        _said.AppendLine(item.ToString());
        // The output of Export-Clixml: every public property.
        _said.AppendLine(PSSerializer.Serialize(item, depth: 1));
        if (bare is ErrorRecord record)
        {
            ErrorIds.Add(record.FullyQualifiedErrorId.Split(',')[0]);
            Note(record.Exception);
        }
    }

    private void Note(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            _said.AppendLine(e.ToString());
            _said.AppendLine(PSSerializer.Serialize(e, depth: 1));
            foreach (DictionaryEntry entry in e.Data)
            {
                _said.AppendLine(CultureInfo.InvariantCulture, $"{entry.Key}={entry.Value}");
            }
        }
    }
}
