using System.Security.Cryptography;
using System.Text;

namespace Earthscale.Client.Authentication.Browser;

/// <summary>The code verifier and challenge of one sign-in (PKCE, RFC 7636, S256).</summary>
internal sealed class Pkce
{
    public Pkce()
    {
        Verifier = Random();
        Challenge = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
    }

    /// <summary>The secret that proves that this process started the sign-in.</summary>
    public string Verifier { get; }

    /// <summary>The hash of <see cref="Verifier"/>.</summary>
    public string Challenge { get; }

    /// <summary>Creates a random text of 43 characters.</summary>
    public static string Random() => Base64Url(RandomNumberGenerator.GetBytes(32));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
