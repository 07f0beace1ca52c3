using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Sessions;
using Earthscale.Client.Http;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Authentication;

/// <summary>The settings of a sign-in. The environment, and then the defaults, provide missing values.</summary>
/// <remarks>The names and meanings match those of the Python client. Not a record, whose ToString would show secrets.</remarks>
public sealed class AccountSettings
{
    /// <summary>Gets the service's root URL; null for <c>EARTHSCALE_API_URL</c>, or the hosted service.</summary>
    public Uri? ApiUri { get; init; }

    /// <summary>Gets the auth service's root URL; null for <c>EARTHSCALE_AUTH_URL</c>, or the hosted auth service.</summary>
    public Uri? AuthUri { get; init; }

    /// <summary>Gets the auth service's public key; null for <c>EARTHSCALE_AUTH_ANON_KEY</c>, or none.</summary>
    public string? AuthAnonKey { get; init; }

    /// <summary>Gets the path of the session file; null for <c>EARTHSCALE_CREDENTIALS_FILE</c>, or the Python client's default.</summary>
    public string? CredentialsFile { get; init; }

    /// <summary>Gets a value that indicates whether sessions are read from and saved in the session file.</summary>
    public bool Persist { get; init; } = true;

    /// <summary>Gets the clock that determines whether tokens have expired.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Resolves the service's root URL.</summary>
    /// <exception cref="ConfigurationException">The address is invalid.</exception>
    internal Uri ResolveApi()
    {
        if (ApiUri is not null)
        {
            return ServiceAddress.Check(ApiUri, "ApiUri");
        }

        return EnvironmentVariables.Read(EnvironmentVariables.ApiUri) is { } text ? ServiceAddress.Check(text, EnvironmentVariables.ApiUri) : ServiceAddress.Default;
    }

    /// <summary>Resolves the auth service's address.</summary>
    /// <exception cref="ConfigurationException">The address or the public key is invalid.</exception>
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

    /// <summary>Gets a value that indicates whether the caller asks for a session of the auth service. An API key of the environment must not replace it.</summary>
    internal bool AsksForSession => AuthUri is not null || AuthAnonKey is not null || CredentialsFile is not null;

    /// <summary>Resolves the session file for an auth service; null if sessions are not saved, or if there is no home folder.</summary>
    /// <exception cref="ConfigurationException">The path is invalid.</exception>
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
                : throw new ConfigurationException($"{setting} is a folder; give the path of a file.");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new ConfigurationException($"{setting} is not the path of a file: {e.Message}");
        }
    }
}
