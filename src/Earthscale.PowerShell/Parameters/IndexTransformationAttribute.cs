using System.Globalization;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads positions along dimensions from a hashtable: <c>@{ time = 0 }</c>.</summary>
internal sealed class IndexTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value)
    {
        var entries = ArgumentValue.Entries(value) ?? throw new FormatException("An index is a hashtable of dimensions and positions, such as @{ time = 0 }.");
        return entries.ToDictionary(entry => $"{entry.Key}", entry => ReadPosition($"{entry.Key}", entry.Value));
    }

    private static int ReadPosition(string dimension, object? value) =>
        int.TryParse(LanguagePrimitives.ConvertTo<string>(ArgumentValue.Unwrap(value)), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new FormatException($"The position '{DisplayText.OneLine($"{value}", 100)}' along '{DisplayText.OneLine(dimension, 100)}' is not a whole number from 0.");
}
