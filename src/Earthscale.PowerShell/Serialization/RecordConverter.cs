using System.Management.Automation;

namespace Earthscale.PowerShell.Serialization;

/// <summary>
/// Converts deserialized objects from jobs, remote sessions, and Export-Clixml back to the module's records, including
/// times, tags, and nested records. PowerShell calls it for the types in <c>Earthscale.Types.ps1xml</c>.
/// </summary>
public sealed class RecordConverter : PSTypeConverter
{
    /// <summary>Determines whether the source is a deserialized record of this type.</summary>
    /// <param name="sourceValue">The deserialized object.</param>
    /// <param name="destinationType">One of the module's record types.</param>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        IsRecord(destinationType) && sourceValue is PSObject source && source.TypeNames.Contains($"Deserialized.{destinationType}");

    /// <summary>Creates the record.</summary>
    /// <param name="sourceValue">The deserialized object.</param>
    /// <param name="destinationType">One of the module's record types.</param>
    /// <param name="formatProvider">Not used: serialization is independent of the culture.</param>
    /// <param name="ignoreCase">Not used.</param>
    /// <exception cref="InvalidCastException">A property is missing or has another type; PowerShell then keeps the deserialized object.</exception>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Create(PSObject.AsPSObject(sourceValue), destinationType);

    /// <summary>Returns false: records are not converted to other types.</summary>
    /// <param name="sourceValue">Not used.</param>
    /// <param name="destinationType">Not used.</param>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <summary>Not supported; see <see cref="CanConvertTo(object, Type)"/>.</summary>
    /// <param name="sourceValue">Not used.</param>
    /// <param name="destinationType">Not used.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <param name="ignoreCase">Not used.</param>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new NotSupportedException();

    internal static bool IsRecord(Type type) => type.Assembly == typeof(Dataset).Assembly && type is { IsClass: true, IsAbstract: false };

    internal static object Create(PSObject source, Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        var arguments = constructor.GetParameters().Select(parameter => Value(source, parameter.Name!, parameter.ParameterType));
        var record = constructor.Invoke([.. arguments]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && constructor.GetParameters().Length == 0))
        {
            property.SetValue(record, Value(source, property.Name, property.PropertyType));
        }

        return record;
    }

    private static object? Value(PSObject source, string name, Type type)
    {
        var property = source.Properties[name] ?? throw new InvalidCastException($"The deserialized {type.Name} has no property {name}.");
        return DeserializedValue.Convert(property.Value, type);
    }
}
