using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Sessions;
using Earthscale.Client.Http;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Authentication;

/// <summary>Where to sign in, as far as the caller says; the environment, and then the defaults, say the rest.</summary>
/// <remarks>The names and their meaning are those of the Python client. Not a record: it must not print itself.</remarks>
public sealed class AccountSettings
{
    /// <summary>The service's root; null for <c>EARTHSCALE_API_URL</c>, or else the hosted service.</summary>
    public Uri? ApiUri { get; init; }

    /// <summary>The auth service's root; null for <c>EARTHSCALE_AUTH_URL</c>, or else the hosted one.</summary>
    public Uri? AuthUri { get; init; }

    /// <summary>The auth service's public key; null for <c>EARTHSCALE_AUTH_ANON_KEY</c>, or else none.</summary>
    public string? AuthAnonKey { get; init; }

    /// <summary>The session file; null for <c>EARTHSCALE_CREDENTIALS_FILE</c>, or else the Python client's own place.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>Whether sessions are read from and kept in the session file.</summary>
    public bool Persist { get; init; } = true;

    /// <summary>The clock that tokens expire by.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The service's root.</summary>
    /// <exception cref="ConfigurationException">It is not an address to be used.</exception>
    internal Uri ResolveApi()
    {
        if (ApiUri is not null)
        {
            return ServiceAddress.Check(ApiUri, "ApiUri");
        }

        return EnvironmentVariables.Read(EnvironmentVariables.ApiUri) is { } text ? ServiceAddress.Check(text, EnvironmentVariables.ApiUri) : ServiceAddress.Default;
    }

    /// <summary>The auth service.</summary>
    /// <exception cref="ConfigurationException">Its address or its public key is not one to be used.</exception>
    internal AuthAddress ResolveAuth()
    {
        var (key, setting) = AuthAnonKey is null ? (EnvironmentVariables.Read(EnvironmentVariables.AuthAnonKey), EnvironmentVariables.AuthAnonKey) : (AuthAnonKey, "AuthAnonKey");
        if (AuthUri is not null)
        {
            return new AuthAddress(AuthUri.OriginalString, "AuthUri", key, setting);
        }

        return EnvironmentVariables.Read(EnvironmentVariables.AuthUri) is { } text
            ? new AuthAddress(text, EnvironmentVariables.AuthUri, key, setting)
            : new AuthAddress(AuthAddress.Default, EnvironmentVariables.AuthUri, key, setting);
    }

    /// <summary>Whether the caller asks for a session of the auth service, which an API key of the environment must not replace.</summary>
    internal bool AsksForSession => AuthUri is not null || AuthAnonKey is not null || CredentialsFile is not null;

    /// <summary>The session file for an auth service; null where none is to be used, or there is no place for one.</summary>
    /// <exception cref="ConfigurationException">Its path is not one of a file.</exception>
    internal SessionFile? ResolveFile(AuthAddress auth)
    {
        if (!Persist)
        {
            return null;
        }

        return (CredentialsFile ?? EnvironmentVariables.Read(EnvironmentVariables.CredentialsFile)) is { } path
            ? new SessionFile(FullPath(path, CredentialsFile is null ? EnvironmentVariables.CredentialsFile : "CredentialsFile"), auth, isDefault: false)
            : SessionFile.Default(auth);
    }

    private static string FullPath(string path, string setting)
    {
        try
        {
            return Path.GetFullPath(path) is var full && Path.GetFileName(full).Length > 0
                ? full
                : throw new ConfigurationException($"{setting} names a folder; write the path of a file.");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new ConfigurationException($"{setting} is not the path of a file: {e.Message}");
        }
    }
}
