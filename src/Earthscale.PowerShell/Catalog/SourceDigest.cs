using System.Security.Cryptography;
using System.Text;
using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Stands for all that a dataset is read from, since no response of the service tells it.</summary>
internal static class SourceDigest
{
    private const string Scheme = "1-";
    private const int HexDigits = 16;

    /// <summary><c>1-</c> and 16 hexadecimal digits of the SHA-256 of the normalized request.</summary>
    /// <remarks>Name, tags and the visualization optimization are not the source.</remarks>
    public static string Of(NewDataset dataset)
    {
        var source = SavedRequest.Of(dataset) with { Name = null, Tags = null, VisualizationOptimization = null };
        return Scheme + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source.ToJson())))[..HexDigits].ToLowerInvariant();
    }

    /// <summary>Whether the digest is of the scheme that <see cref="Of"/> makes.</summary>
    public static bool IsKnown(string digest) =>
        digest.Length == Scheme.Length + HexDigits && digest.StartsWith(Scheme, StringComparison.Ordinal) && digest[Scheme.Length..].All(char.IsAsciiHexDigitLower);
}
