using System.Globalization;
using System.Text.RegularExpressions;

namespace Earthscale.Emulator.Http;

/// <summary>Times as the service reads and writes them: ISO 8601, microseconds, with an offset.</summary>
internal static partial class ServiceTime
{
    /// <summary>Cuts a time to what the service keeps of it.</summary>
    public static long ToMicroseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>Python's isoformat: six digits after the second, or none when they are all zero.</summary>
    public static string Format(long microseconds)
    {
        var format = microseconds % 1_000_000 == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.ffffffzzz";
        return FromMicroseconds(microseconds).ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A date, or a date and a time; without an offset it is taken as UTC, which is assumed.</summary>
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
