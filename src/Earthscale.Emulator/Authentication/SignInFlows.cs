using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Earthscale.Emulator.Authentication;

/// <summary>The running sign-ins in the browser, first by the id of their page, then by their code. Both are valid once.</summary>
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

    /// <summary>Completes the page of a sign-in, once; null if it is unknown or has expired.</summary>
    public SignInFlow? Complete(string? pageId) => Consume(_pages, pageId);

    public string IssueCode(SignInFlow flow)
    {
        var code = Guid.NewGuid().ToString();
        lock (_gate)
        {
            _codes[code] = flow with { EndsAt = clock.GetUtcNow() + s_patience };
        }

        return code;
    }

    public SignInFlow? Redeem(string code) => Consume(_codes, code);

    /// <summary>Whether the code verifier matches the challenge (S256, RFC 7636).</summary>
    public static bool Matches(SignInFlow flow, string codeVerifier) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier))) == flow.CodeChallenge;

    private SignInFlow? Consume(Dictionary<string, SignInFlow> flows, string? key)
    {
        lock (_gate)
        {
            return key is not null && flows.Remove(key, out var flow) && clock.GetUtcNow() < flow.EndsAt ? flow : null;
        }
    }
}
