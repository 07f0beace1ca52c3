using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Serialization;

namespace Earthscale.PowerShell.Formatting;

/// <summary>
/// Gets properties of the module's objects as safe text, for the views and the types file. In a new session, code
/// properties load faster than script properties.
/// </summary>
public static class DisplayProperty
{
    /// <summary>Gets the property Name.</summary>
    /// <param name="item">The object.</param>
    public static string Name(PSObject item) => Text(item, "Name");

    /// <summary>Gets the property Type.</summary>
    /// <param name="item">The object.</param>
    public static string Type(PSObject item) => Text(item, "Type");

    /// <summary>Gets the property UpdatedAt, to the minute.</summary>
    /// <param name="item">The object.</param>
    public static string Updated(PSObject item) => Time(item, "UpdatedAt");

    /// <summary>Gets the property CreatedAt, to the minute.</summary>
    /// <param name="item">The object.</param>
    public static string Created(PSObject item) => Time(item, "CreatedAt");

    /// <summary>Gets the property Tags, in one line.</summary>
    /// <param name="item">The object.</param>
    public static string Tags(PSObject item) => DisplayText.Map(Value(item, "Tags") as IDictionary);

    /// <summary>Tags that stand alone, in one line.</summary>
    /// <param name="item">The object.</param>
    public static string Pairs(PSObject item) => DisplayText.Map(item.BaseObject as IDictionary);

    /// <summary>Gets the property VisualizationOptimization.</summary>
    /// <param name="item">The object.</param>
    public static string Visualization(PSObject item) => Text(item, "VisualizationOptimization");

    /// <summary>Gets the property Account.</summary>
    /// <param name="item">The object.</param>
    public static string Account(PSObject item) => Text(item, "Account");

    /// <summary>Gets the property ApiUri.</summary>
    /// <param name="item">The object.</param>
    public static string Service(PSObject item) => Text(item, "ApiUri");

    /// <summary>Gets the property TileUrl.</summary>
    /// <param name="item">The object.</param>
    public static string Tiles(PSObject item) => Text(item, "TileUrl");

    /// <summary>Gets the property Status.</summary>
    /// <param name="item">The object.</param>
    public static string Status(PSObject item) => Text(item, "Status");

    /// <summary>Gets the property Value of a label.</summary>
    /// <param name="item">The object.</param>
    public static string LabelValue(PSObject item) => Text(item, "Value");

    /// <summary>Gets the property Difference, separated by commas.</summary>
    /// <param name="item">The object.</param>
    public static string Difference(PSObject item) => DisplayText.OneLine(string.Join(", ", (Value(item, "Difference") as IEnumerable ?? Array.Empty<string>()).Cast<object?>()));

    /// <summary>Gets the property Problem.</summary>
    /// <param name="item">The object.</param>
    public static string Problem(PSObject item) => Text(item, "Problem");

    /// <summary>Gets the property Variable.</summary>
    /// <param name="item">The object.</param>
    public static string Variable(PSObject item) => Text(item, "Variable");

    /// <summary>Gets the property Result.</summary>
    /// <param name="item">The object.</param>
    public static string Result(PSObject item) => Text(item, "Result");

    /// <summary>Gets the property Blocked.</summary>
    /// <param name="item">The object.</param>
    public static string Blocked(PSObject item) => Text(item, "Blocked");

    /// <summary>Gets the property Reason.</summary>
    /// <param name="item">The object.</param>
    public static string Reason(PSObject item) => Text(item, "Reason");

    /// <summary>Gets the property Property of a difference.</summary>
    /// <param name="item">The object.</param>
    public static string Property(PSObject item) => Text(item, "Property");

    /// <summary>Gets the property InCatalog.</summary>
    /// <param name="item">The object.</param>
    public static string InCatalog(PSObject item) => Text(item, "InCatalog");

    /// <summary>Gets the property InInput.</summary>
    /// <param name="item">The object.</param>
    public static string InInput(PSObject item) => Text(item, "InInput");

    private static string Text(PSObject item, string property) => DisplayText.OneLine(Value(item, property)?.ToString());

    private static string Time(PSObject item, string property) => DisplayText.Time((DateTimeOffset?)DeserializedValue.Convert(Value(item, property), typeof(DateTimeOffset?)));

    private static object? Value(PSObject item, string property) =>
        item.Properties[property]?.Value is PSObject { BaseObject: not PSCustomObject and var inner } ? inner : item.Properties[property]?.Value;
}
