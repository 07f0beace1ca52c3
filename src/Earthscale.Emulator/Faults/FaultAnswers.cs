using System.Globalization;
using System.Text;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Faults;

/// <summary>What a gateway in front of the service says in its stead.</summary>
internal static class FaultAnswers
{
    private const string BadGatewayPage = """
        <html>
        <head><title>502 Bad Gateway</title></head>
        <body>
        <center><h1>502 Bad Gateway</h1></center>
        </body>
        </html>
        """;

    /// <summary>The answer, or null for a fault that is none.</summary>
    public static Answer? For(Fault fault) => fault.Kind switch
    {
        FaultKind.TooManyRequests => WithRetryAfter(ErrorAnswers.TooManyRequests(), fault),
        FaultKind.ServiceUnavailable => WithRetryAfter(
            new Answer(503) { ContentType = "text/plain", Body = Encoding.ASCII.GetBytes("no healthy upstream") }, fault),
        FaultKind.BadGateway => Answer.Html(502, BadGatewayPage),
        FaultKind.GatewayTimeout => new Answer(504) { ContentType = "text/plain", Body = Encoding.ASCII.GetBytes("upstream request timeout") },
        FaultKind.ExpiredToken => ErrorAnswers.ExpiredToken(),
        _ => null,
    };

    private static Answer WithRetryAfter(Answer answer, Fault fault)
    {
        if (fault.RetryAfterSeconds is not { } seconds)
        {
            return answer;
        }

        // By the real clock, as the Date header is: the client compares the two.
        return answer.With("Retry-After", fault.RetryAfterAsDate
            ? DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture)
            : seconds.ToString(CultureInfo.InvariantCulture));
    }
}
