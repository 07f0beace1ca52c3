using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Earthscale.Emulator.Api;

/// <summary>Converts the path of a mistyped value to FastAPI's error location and type.</summary>
internal static partial class JsonPlace
{
    /// <summary>Parses the steps of a path such as <c>$.urls[0]</c>.</summary>
    public static IReadOnlyList<object> Parse(string? path) =>
    [
        .. Steps().Matches(path ?? "").Select(step => step.Groups["index"] is { Success: true } index
            ? (object)int.Parse(index.Value, CultureInfo.InvariantCulture)
            : step.Groups["name"].Value),
    ];

    /// <summary>Gets the error type of a mistyped value at a path.</summary>
    public static string ExpectedType(JsonTypeInfo type, IReadOnlyList<object> path)
    {
        var expected = type.Properties.FirstOrDefault(property => path.Count > 0 && property.Name.Equals(path[0]))?.PropertyType;
        if (expected == typeof(OptimizationSwitch))
        {
            return "bool_type";
        }

        var isMap = expected?.IsAssignableTo(typeof(IEnumerable<KeyValuePair<string, string>>)) ?? false;
        var isTexts = isMap || (expected?.IsAssignableTo(typeof(IEnumerable<string>)) ?? false);
        return path.Count switch
        {
            1 when expected == typeof(string) => "string_type",
            1 => isMap ? "dict_type" : "list_type",
            2 when !isTexts => "model_attributes_type",
            _ => "string_type",
        };
    }

    [GeneratedRegex(@"\['(?<name>[^']*)'\]|\[(?<index>\d+)\]|\.(?<name>[^.\[]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();
}
