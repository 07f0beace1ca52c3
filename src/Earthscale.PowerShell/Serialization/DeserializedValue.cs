using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Earthscale.PowerShell.Serialization;

/// <summary>Converts a property of a deserialized object to the property's type.</summary>
internal static class DeserializedValue
{
    public static object? Convert(object? value, Type type)
    {
        var source = (value as PSObject)?.BaseObject is { } inner and not PSCustomObject ? inner : value;
        return source switch
        {
            null => null,
            _ when type.IsInstanceOfType(source) => source,
            IDictionary map => Map(map, type),
            IEnumerable items and not string => List(items, type.GetGenericArguments()[0]),
            _ when Nullable.GetUnderlyingType(type) is { } underlying => Convert(source, underlying),
            _ when type == typeof(DateTimeOffset) => Time(value!),
            PSObject day when type == typeof(DateOnly) && day.Properties["DayNumber"]?.Value is int number => DateOnly.FromDayNumber(number),
            PSObject record when RecordConverter.IsRecord(type) => RecordConverter.Create(record, type),
            _ => LanguagePrimitives.ConvertTo(value, type, CultureInfo.InvariantCulture),
        };
    }

    // With enough depth, a time is deserialized as its properties; otherwise, as text without fractions of a second.
    private static DateTimeOffset Time(object value) => value is PSObject parts && parts.Properties["UtcTicks"]?.Value is long ticks
        ? new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset((TimeSpan)parts.Properties["Offset"].Value)
        : DateTimeOffset.Parse(value.ToString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static object Map(IDictionary map, Type type)
    {
        var itemType = type == typeof(TagDictionary) ? typeof(string) : type.GetGenericArguments()[1];
        var items = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), itemType))!;
        foreach (DictionaryEntry entry in map)
        {
            items[(string)entry.Key] = Convert(entry.Value, itemType);
        }

        return type == typeof(TagDictionary) ? new TagDictionary((Dictionary<string, string>)items) : items;
    }

    private static Array List(IEnumerable items, Type itemType)
    {
        object?[] values = [.. items.Cast<object?>().Select(item => Convert(item, itemType))];
        var list = Array.CreateInstance(itemType, values.Length);
        values.CopyTo(list, 0);
        return list;
    }
}
