namespace Earthscale.Emulator.Http;

/// <summary>The id in a path, which must be a UUID.</summary>
internal sealed record PathId(Guid Value)
{
    public static ValueTask<PathId> BindAsync(HttpContext context)
    {
        var (name, value) = context.Request.RouteValues.First(pair => pair.Key.EndsWith("_id", StringComparison.Ordinal));
        if (!Guid.TryParseExact(value as string, "D", out var id))
        {
            RequestErrors.Of(context).Add(["path", name], "Input should be a valid UUID", "uuid_parsing");
        }

        return ValueTask.FromResult(new PathId(id));
    }
}
