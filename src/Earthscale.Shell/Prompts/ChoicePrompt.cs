using System.Globalization;
using System.Management.Automation.Host;

namespace Earthscale.Shell.Prompts;

/// <summary>A choice among a few, asked as PowerShell asks it: <c>[Y] Yes  [N] No  [?] Help (default is "Y")</c>.</summary>
internal sealed class ChoicePrompt(Dialogue dialogue)
{
    private const string Help = "?";

    /// <summary>Asks until one of the choices is named; an empty line takes the default.</summary>
    /// <returns>The index of the choice.</returns>
    public int Ask(string caption, string message, IReadOnlyList<ChoiceDescription> descriptions, int defaultChoice)
    {
        var choices = descriptions.Select(Choice.From).ToArray();
        dialogue.WriteHeading(caption, message);
        var question = Question(choices, defaultChoice);
        while (true)
        {
            var answer = dialogue.Ask(question).Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            if (answer == Help)
            {
                WriteHelp(choices);
            }
            else if (Array.FindIndex(choices, choice => choice.IsNamed(answer)) is >= 0 and var chosen)
            {
                return chosen;
            }
        }
    }

    private static string Question(Choice[] choices, int defaultChoice)
    {
        var offered = string.Join("  ", choices.Select(choice => $"[{choice.Key}] {choice.Name}"));
        var byDefault = defaultChoice >= 0
            ? string.Create(CultureInfo.InvariantCulture, $" (default is \"{choices[defaultChoice].Key}\")")
            : string.Empty;
        return $"{offered}  [{Help}] Help{byDefault}: ";
    }

    private void WriteHelp(Choice[] choices)
    {
        foreach (var choice in choices)
        {
            dialogue.WriteLine($"{choice.Key} - {choice.Help}");
        }
    }
}
