using System.Globalization;
using System.Text.Json;
using Earthscale.Client.Text;

namespace Earthscale.Client.Json;

/// <summary>The JSON of an API version's support status.</summary>
internal sealed record ApiVersionJson
{
    public bool? IsSupported { get; init; }

    public int? NewestSupportedVersion { get; init; }

    public bool? IsDeprecated { get; init; }

    /// <summary>A date, perhaps followed by a time.</summary>
    public string? WillBeRemovedAfter { get; init; }

    public string? DeprecationMessage { get; init; }

    public ApiVersionStatus ToStatus() => new(
        IsSupported, IsDeprecated, Date(WillBeRemovedAfter), NewestSupportedVersion, DeprecationMessage is null ? null : SafeText.OneLine(DeprecationMessage, 500));

    private static DateOnly? Date(string? text) =>
        text is null ? null
        : text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new JsonException("not a date.", "$.will_be_removed_after", lineNumber: null, bytePositionInLine: null);
}
