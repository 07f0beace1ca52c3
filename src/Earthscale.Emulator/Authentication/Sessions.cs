using System.Buffers.Text;
using System.Security.Cryptography;

namespace Earthscale.Emulator.Authentication;

/// <summary>The sessions, in memory only.</summary>
internal sealed class Sessions(TimeSpan lifetime, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _byAccessToken = [];
    private readonly Dictionary<string, Guid> _byRefreshToken = [];
    private readonly HashSet<string> _usedRefreshTokens = [];

    public TimeSpan Lifetime => lifetime;

    public Session Start() => Issue(Guid.NewGuid());

    /// <summary>Exchanges a refresh token for new tokens, once; null if it is unknown or was used.</summary>
    public Session? Refresh(string refreshToken, out bool wasUsed)
    {
        lock (_gate)
        {
            wasUsed = _usedRefreshTokens.Contains(refreshToken);
            if (!_byRefreshToken.Remove(refreshToken, out var id))
            {
                return null;
            }

            _usedRefreshTokens.Add(refreshToken);
            return Issue(id);
        }
    }

    public TokenState Check(string accessToken)
    {
        lock (_gate)
        {
            if (!_byAccessToken.TryGetValue(accessToken, out var session))
            {
                return TokenState.Unknown;
            }

            return clock.GetUtcNow() < session.ExpiresAt ? TokenState.Valid : TokenState.Expired;
        }
    }

    /// <summary>Ends the token's sign-in, all others, or all.</summary>
    public void End(string accessToken, bool here, bool elsewhere)
    {
        lock (_gate)
        {
            if (!_byAccessToken.TryGetValue(accessToken, out var own))
            {
                return;
            }

            Remove(_byAccessToken, session => Ends(session.Id));
            Remove(_byRefreshToken, Ends);

            bool Ends(Guid id) => id == own.Id ? here : elsewhere;
        }
    }

    private static void Remove<T>(Dictionary<string, T> tokens, Predicate<T> ends)
    {
        foreach (var token in tokens.Where(pair => ends(pair.Value)).Select(pair => pair.Key).ToList())
        {
            tokens.Remove(token);
        }
    }

    private Session Issue(Guid id)
    {
        var session = new Session(id, NewToken("access"), NewToken("refresh"), clock.GetUtcNow() + lifetime);
        lock (_gate)
        {
            _byAccessToken[session.AccessToken] = session;
            _byRefreshToken[session.RefreshToken] = id;
        }

        return session;
    }

    private static string NewToken(string kind) =>
        $"emulator-{kind}-{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
}
