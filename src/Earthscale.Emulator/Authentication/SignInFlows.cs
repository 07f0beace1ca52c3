using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Earthscale.Emulator.Authentication;

/// <summary>The sign-ins in the browser: first under an id that the page holds, then under a code. Both are good once.</summary>
internal sealed class SignInFlows(TimeProvider clock)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SignInFlow> _pages = [];
    private readonly Dictionary<string, SignInFlow> _codes = [];

    public string Begin(RedirectTarget redirect, string codeChallenge)
    {
        var id = Guid.NewGuid().ToString("N");
        lock (_gate)
        {
            _pages[id] = new SignInFlow(redirect, codeChallenge, clock.GetUtcNow() + s_patience);
        }

        return id;
    }

    /// <summary>Ends the page of a flow, once; null when there is no such page, or it is too late.</summary>
    public SignInFlow? Complete(string? pageId) => Take(_pages, pageId);

    public string IssueCode(SignInFlow flow)
    {
        var code = Guid.NewGuid().ToString();
        lock (_gate)
        {
            _codes[code] = flow with { EndsAt = clock.GetUtcNow() + s_patience };
        }

        return code;
    }

    public SignInFlow? Redeem(string code) => Take(_codes, code);

    /// <summary>Whether the verifier hashes to the challenge (S256, RFC 7636).</summary>
    public static bool Matches(SignInFlow flow, string codeVerifier) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier))) == flow.CodeChallenge;

    private SignInFlow? Take(Dictionary<string, SignInFlow> flows, string? key)
    {
        lock (_gate)
        {
            return key is not null && flows.Remove(key, out var flow) && clock.GetUtcNow() < flow.EndsAt ? flow : null;
        }
    }
}
