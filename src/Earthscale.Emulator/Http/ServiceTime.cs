using System.Globalization;
using System.Text.RegularExpressions;

namespace Earthscale.Emulator.Http;

/// <summary>Reads and writes times in the service's format: ISO 8601, with microseconds and an offset.</summary>
internal static partial class ServiceTime
{
    /// <summary>Converts a time to microseconds since 1970, the service's precision.</summary>
    public static long ToMicroseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>Formats a time like Python's isoformat: six fractional digits, or none if they are zero.</summary>
    public static string Format(long microseconds)
    {
        var format = microseconds % 1_000_000 == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.ffffffzzz";
        return FromMicroseconds(microseconds).ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Parses a date, or a date and a time. ASSUMED: without an offset, it is UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        return Iso8601().IsMatch(text)
            && DateTimeOffset.TryParse(
                text.Replace(',', '.'),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out time);
    }

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d(:\d\d([.,]\d{1,7})?)?([Zz]|[+-]\d\d:\d\d)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iso8601();
}
