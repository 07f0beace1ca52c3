using System.Management.Automation;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>The result of a script: its output and its other streams.</summary>
internal sealed record RunResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<ProgressRecord> Progress)
{
    /// <summary>The values of one property, in order.</summary>
    public IEnumerable<T> Values<T>(string property) =>
        Output.Select(item => LanguagePrimitives.ConvertTo<T>(item.Properties[property]?.Value));

    /// <summary>The ids of the errors, without the command's name.</summary>
    public IEnumerable<string> ErrorIds => Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]);

    public string ErrorId => Assert.Single(ErrorIds);

    public RunResult ThrowOnError()
    {
        Assert.Empty(Errors.Select(error => error.ToString()));
        return this;
    }
}
