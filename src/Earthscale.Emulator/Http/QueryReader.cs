using System.Globalization;

namespace Earthscale.Emulator.Http;

/// <summary>Reads typed values from a request's query and path, and collects every fault it meets.</summary>
internal sealed class QueryReader(EmulatorRequest request)
{
    private readonly List<ValidationFault> _faults = [];

    public IReadOnlyList<ValidationFault> Faults => _faults;

    public void Fault(string parameter, string message, string type) =>
        _faults.Add(new ValidationFault(["query", parameter], message, type));

    public int Integer(string name, int fallback, int least, int most)
    {
        if (request.QueryValue(name) is not { } text)
        {
            return fallback;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            Fault(name, "Input should be a valid integer, unable to parse string as an integer", "int_parsing");
            return fallback;
        }

        if (value < least)
        {
            Fault(name, $"Input should be greater than or equal to {least}", "greater_than_equal");
            return fallback;
        }

        if (value > most)
        {
            Fault(name, $"Input should be less than or equal to {most}", "less_than_equal");
            return fallback;
        }

        return (int)value;
    }

    public bool Boolean(string name, bool fallback)
    {
        switch (request.QueryValue(name)?.ToUpperInvariant())
        {
            case null:
                return fallback;
            case "TRUE" or "1" or "ON" or "T" or "Y" or "YES":
                return true;
            case "FALSE" or "0" or "OFF" or "F" or "N" or "NO":
                return false;
            default:
                Fault(name, "Input should be a valid boolean, unable to interpret input", "bool_parsing");
                return fallback;
        }
    }

    public DateTimeOffset? Time(string name)
    {
        if (request.QueryValue(name) is not { } text)
        {
            return null;
        }

        if (ServiceTime.TryParse(text, out var time))
        {
            return time;
        }

        Fault(name, "Input should be a valid datetime or date", "datetime_from_date_parsing");
        return null;
    }

    public Guid PathId(string name)
    {
        if (Guid.TryParseExact(request.PathValues[name], "D", out var id))
        {
            return id;
        }

        _faults.Add(new ValidationFault(["path", name], "Input should be a valid UUID", "uuid_parsing"));
        return Guid.Empty;
    }
}
