using System.Collections;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>A request for completion.</summary>
/// <param name="Command">The command.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Word">The typed part of the argument.</param>
/// <param name="Bound">The other arguments that are known without running code.</param>
/// <param name="Context">The account; null for the session's current account.</param>
internal sealed record CompletionRequest(string Command, string Parameter, TypedWord Word, IDictionary Bound, EarthscaleContext? Context)
{
    /// <summary>Finds datasets whose names contain a part; null for any name.</summary>
    public IReadOnlyList<Dataset> Find(string? part) => DatasetCache.Find(Context, part);

    /// <summary>Gets the first value of another argument; null if it is missing or unknown.</summary>
    public object? Argument(string name) => ArgumentValue.Unwrap(ArgumentValue.Unwrap(Bound[name]) is object?[] list ? list.FirstOrDefault() : Bound[name]);
}
