using System.Management.Automation;

namespace Earthscale.PowerShell.Serialization;

/// <summary>
/// Gets properties of deserialized objects as times, for the types file. In a session that does not convert objects
/// (SSH), they would otherwise be objects that cannot be compared or sorted.
/// </summary>
public static class DeserializedTime
{
    /// <summary>Gets the property CreatedAt.</summary>
    /// <param name="item">The object.</param>
    public static object? CreatedAt(PSObject item) => Get(item, "CreatedAt", typeof(DateTimeOffset));

    /// <summary>Gets the property UpdatedAt.</summary>
    /// <param name="item">The object.</param>
    public static object? UpdatedAt(PSObject item) => Get(item, "UpdatedAt", typeof(DateTimeOffset));

    /// <summary>Gets the property ExpiresAt.</summary>
    /// <param name="item">The object.</param>
    public static object? ExpiresAt(PSObject item) => Get(item, "ExpiresAt", typeof(DateTimeOffset));

    /// <summary>Gets the property RemovedAfter.</summary>
    /// <param name="item">The object.</param>
    public static object? RemovedAfter(PSObject item) => Get(item, "RemovedAfter", typeof(DateOnly));

    // PSAdapted has the properties that were received, without those of the types file.
    private static object? Get(PSObject item, string property, Type type) =>
        DeserializedValue.Convert((item.Members["PSAdapted"] as PSMemberSet)?.Properties[property]?.Value, type);
}
