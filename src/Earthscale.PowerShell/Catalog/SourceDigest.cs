using System.Security.Cryptography;
using System.Text;
using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Computes a digest of a dataset's source, since no response of the service contains the source.</summary>
internal static class SourceDigest
{
    private const string Scheme = "1-";
    private const int HexDigits = 16;

    /// <summary>Computes the digest: <c>1-</c> and 16 hexadecimal digits of the SHA-256 of the normalized request.</summary>
    /// <remarks>The name, the tags, and the visualization optimization are not part of the source.</remarks>
    public static string Of(NewDataset dataset)
    {
        var source = SavedRequest.Of(dataset) with { Name = null, Tags = null, VisualizationOptimization = null };
        return Scheme + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source.ToJson())))[..HexDigits].ToLowerInvariant();
    }

    /// <summary>Whether a digest has the scheme of <see cref="Of"/>.</summary>
    public static bool IsKnown(string digest) =>
        digest.Length == Scheme.Length + HexDigits && digest.StartsWith(Scheme, StringComparison.Ordinal) && digest[Scheme.Length..].All(char.IsAsciiHexDigitLower);
}
