using System.Globalization;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Converts a hashtable of indexes along dimensions: <c>@{ time = 0 }</c>.</summary>
internal sealed class IndexTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value)
    {
        var entries = ArgumentValue.Entries(value) ?? throw new FormatException("-Index must be a hashtable of dimensions and indexes, such as @{ time = 0 }.");
        return entries.ToDictionary(entry => $"{entry.Key}", entry => ReadPosition($"{entry.Key}", entry.Value));
    }

    private static int ReadPosition(string dimension, object? value) =>
        int.TryParse(LanguagePrimitives.ConvertTo<string>(ArgumentValue.Unwrap(value)), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new FormatException($"The index '{DisplayText.OneLine($"{value}", 100)}' along '{DisplayText.OneLine(dimension, 100)}' must be a whole number, 0 or more.");
}
