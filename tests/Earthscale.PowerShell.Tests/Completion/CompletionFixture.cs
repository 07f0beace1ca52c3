using System.Management.Automation;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Completion;

/// <summary>Completes text in a session that is signed in to an emulator.</summary>
public abstract class CompletionFixture : EmulatorFixture
{
    /// <summary>The completions at the end of a line.</summary>
    private protected IReadOnlyList<CompletionResult> Tab(string line) => Tab(Session, line);

    private protected static IReadOnlyList<CompletionResult> Tab(ModuleSession session, string line)
    {
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches;
    }

    private protected IEnumerable<string> Texts(string line) => Tab(line).Select(match => match.CompletionText);

    /// <summary>The line with its only completion.</summary>
    private protected string Complete(string line)
    {
        using var shell = System.Management.Automation.PowerShell.Create(Session.Runspace);
        var completion = CommandCompletion.CompleteInput(line, line.Length, null, shell);
        var match = Assert.Single(completion.CompletionMatches);
        return string.Concat(line.AsSpan(0, completion.ReplacementIndex), match.CompletionText, line.AsSpan(completion.ReplacementIndex + completion.ReplacementLength));
    }

    private protected void Add(string name, string tags = "@{}") =>
        Run("param($name, $tags) Add-EsDataset -Name $name -Url gs://bucket/a.tif -Tag $tags", name, Session.Run(tags).Output[0]).ThrowOnError();
}
