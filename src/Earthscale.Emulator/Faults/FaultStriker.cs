using Earthscale.Emulator.Hosting;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Faults;

/// <summary>Lets a fault strike a request.</summary>
internal static class FaultStriker
{
    /// <summary>How many bytes a truncated answer promises beyond what there is.</summary>
    private const int NeverSent = 64;

    /// <returns>The status that was sent; 0 when there was none.</returns>
    public static async Task<int> StrikeAsync(HttpContext context, Fault fault, Delays delays, Func<Answer> act)
    {
        var answer = fault.Moment == FaultMoment.AfterAction ? act() : null;
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                context.Abort();
                return 0;
            case FaultKind.Truncate:
                answer ??= Answer.Json(200, "{\"item"u8.ToArray());
                await AnswerSender.SendTruncatedAsync(context, answer, NeverSent);
                return answer.Status;
            case FaultKind.Slow:
                await delays.WaitAsync(fault.Delay, context.RequestAborted);
                answer ??= act();
                break;
            default:
                answer = FaultAnswers.For(fault)!;
                break;
        }

        await AnswerSender.SendAsync(context, answer);
        return answer.Status;
    }
}
