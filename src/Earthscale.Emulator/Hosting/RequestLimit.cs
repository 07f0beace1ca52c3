using System.Globalization;
using System.Threading.RateLimiting;
using Earthscale.Emulator.Authentication;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Hosting;

/// <summary>Lets so many requests a minute of each key or token in, a sixth of them at once.</summary>
internal sealed class RequestLimit(int perMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<EmulatorRequest> _limiter = PartitionedRateLimiter.Create<EmulatorRequest, string>(request =>
        RateLimitPartition.GetTokenBucketLimiter(request.Header(ApiGuard.KeyHeader) ?? request.BearerToken() ?? "", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, perMinute / 6),
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromMinutes(1.0 / perMinute * Math.Max(1, perMinute / 60)),
        }));

    /// <summary>429 when the request is one too many, else null.</summary>
    public Answer? Refuse(EmulatorRequest request)
    {
        if (!request.Path.StartsWith("/v1/", StringComparison.Ordinal))
        {
            return null;
        }

        using var lease = _limiter.AttemptAcquire(request);
        if (lease.IsAcquired)
        {
            return null;
        }

        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        return ErrorAnswers.TooManyRequests().With("Retry-After", Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => _limiter.Dispose();
}
