using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Sessions;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Converts the name of an account of this session to its context.</summary>
internal sealed class ContextTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value) => ArgumentValue.Unwrap(value) switch
    {
        string name => SessionContext.Find(name) ?? throw new FormatException(NotFound(name)),
        PSObject => throw new FormatException("This is a copy of a context, from a file, a job, or a remote session. It has no credentials. Sign in with Connect-EsAccount."),
        _ => value,
    };

    /// <summary>Describes a name that no account of this session has.</summary>
    public static string NotFound(string name)
    {
        var names = SessionContext.All.Select(account => $"'{DisplayText.OneLine(account.Name)}'").ToList();
        var known = names.Count == 0 ? "It has no accounts" : $"It has {string.Join(", ", names)}";
        return $"This session has no account named '{DisplayText.OneLine(name, 100)}'. {known}. Sign in with Connect-EsAccount -Name. Each runspace of ForEach-Object -Parallel is a separate session: pass the context with -Context $using:context.";
    }
}
