using Earthscale.Client;
using Earthscale.Client.Authentication;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;

namespace Earthscale.Bench.Arms;

/// <summary>Earthscale.Client, without PowerShell.</summary>
internal sealed class ClientArm(Uri apiUri, int pageSize, string apiKey = "bench-key") : IArm
{
    private readonly EarthscaleContext _context = SignIn.WithApiKey(apiKey, apiUri);

    public async Task ListAsync(Action seen)
    {
        using var client = new EarthscaleClient(_context, new EarthscaleClientOptions());
        await foreach (var batch in client.ListAsync(new DatasetQuery { PageSize = pageSize }, CancellationToken.None))
        {
            foreach (var _ in batch.Datasets)
            {
                seen();
            }
        }
    }
}
