using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Api;

/// <summary>Whether a deletion also removes the dataset from all maps.</summary>
internal sealed record RemoveFromMaps(bool Value)
{
    public static ValueTask<RemoveFromMaps> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new RemoveFromMaps(new QueryReader(context).Boolean("remove_from_maps", true)));
}
