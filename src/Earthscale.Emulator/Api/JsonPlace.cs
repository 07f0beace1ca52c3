using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Earthscale.Emulator.Api;

/// <summary>Where a value in a body is of the wrong type, in FastAPI's words.</summary>
internal static partial class JsonPlace
{
    /// <summary>The steps of a path such as <c>$.urls[0]</c>.</summary>
    public static IReadOnlyList<object> Parse(string? path) =>
    [
        .. Steps().Matches(path ?? "").Select(step => step.Groups["index"] is { Success: true } index
            ? (object)int.Parse(index.Value, CultureInfo.InvariantCulture)
            : step.Groups["name"].Value),
    ];

    /// <summary>What kind of error it is when a value there has the wrong type.</summary>
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
