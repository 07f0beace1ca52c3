using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>The file that stores a session, shared with the Python client.</summary>
/// <param name="path">The path of the file.</param>
/// <param name="auth">The auth service of its sessions.</param>
/// <param name="isDefault">Whether it is in the default folder, whose mode may be changed.</param>
internal sealed class SessionFile(string path, AuthAddress auth, bool isDefault)
{
    // Far more than any session; a file given by mistake can have any size.
    private const int MaxLength = 1 << 20;
    private const int MaxAttempts = 6;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnerOnly | UnixFileMode.UserExecute;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    public string Location => path;

    /// <summary>The Python client's default file; null if there is no home folder.</summary>
    /// <remarks>DoNotVerify: a home folder that cannot be read is an error when the file is read, and not a missing folder.</remarks>
    public static SessionFile? Default(AuthAddress auth)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length == 0 ? null : new SessionFile(Path.Combine(home, ".earthscale", Name(auth.Text)), auth, isDefault: true);
    }

    public SessionFileContent Read()
    {
        var content = ReadOnce();
        for (var i = 0; i < 3 && content.Error is not null; i++)
        {
            // The Python client writes in place, so a file that it is writing looks invalid.
            Thread.Sleep(s_pause);
            content = ReadOnce();
        }

        return content;
    }

    /// <summary>Replaces the file's content atomically.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public void Write(SessionTokens session)
    {
        PrepareFolder();
        var target = Target();
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = Create(temporary))
            {
                stream.Write(Json(session).ToBytes());
                stream.Flush(flushToDisk: true);
            }

            Replace(temporary, target);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Deletes the file if it exists.</summary>
    /// <exception cref="IOException">The file could not be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public void Delete()
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    /// <summary>Locks the file, so that no other process with this client renews the session.</summary>
    /// <exception cref="IOException">The lock file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the lock file is denied.</exception>
    /// <exception cref="TimeoutException">Another process holds the lock.</exception>
    public Task<SessionFileLock> LockAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        PrepareFolder();
        return SessionFileLock.AcquireAsync(path + ".lock", limit, cancellationToken);
    }

    public override string ToString() => path;

    [SuppressMessage("Security", "CA5351", Justification = "The hash is part of a file name, the same as the Python client's, and protects nothing.")]
    private static string Name(string authText) =>
        $"credentials-{Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(authText))).ToLowerInvariant()}.json";

    private static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }

    // A symbolic link stays a link.
    private string Target() =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    private void PrepareFolder()
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnFolder);
        }
        else if (isDefault && File.GetUnixFileMode(folder) != OwnFolder)
        {
            File.SetUnixFileMode(folder, OwnFolder);
        }
    }

    // On Windows, a file that another program reads, such as a virus scanner, cannot be overwritten by a move, and for a moment not replaced.
    private static void Replace(string temporary, string target)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (File.Exists(target))
                {
                    File.Replace(temporary, target, destinationBackupFileName: null);
                }
                else
                {
                    File.Move(temporary, target);
                }

                return;
            }
            catch (Exception e) when (attempt < MaxAttempts && e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(attempt * s_pause);
            }
        }
    }

    private SessionFileContent ReadOnce()
    {
        try
        {
            using var stream = Open();
            // A device has no length.
            if (!stream.CanSeek || stream.Length == 0)
            {
                return Invalid(stream.CanSeek ? "it is empty" : "it is not a regular file");
            }

            if (OthersMayWrite(stream) is { } advice)
            {
                return Invalid($"other users can write to it. Run {advice}");
            }

            if (stream.Length > MaxLength)
            {
                return Invalid("it is too long");
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Parse(bytes);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return SessionFileContent.Absent;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Invalid(Directory.Exists(path) ? "it is a folder" : $"it cannot be read ({e.Message.TrimEnd('.')})");
        }
    }

    private FileStream Open()
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path))
        {
            try
            {
                // Opening a FIFO for reading only blocks until another process opens it for writing.
                return Open(FileAccess.ReadWrite);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The user may lack write permission.
            }
        }

        return Open(FileAccess.Read);
    }

    private FileStream Open(FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private string? OthersMayWrite(FileStream stream)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        if ((File.GetUnixFileMode(stream.SafeFileHandle) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
        {
            return $"chmod 600 {Quoted(Target())}";
        }

        var folder = Path.GetDirectoryName(Target())!;
        return (File.GetUnixFileMode(folder) & (UnixFileMode.OtherWrite | UnixFileMode.StickyBit)) == UnixFileMode.OtherWrite
            ? $"chmod o-w {Quoted(folder)}"
            : null;
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private SessionFileContent Parse(byte[] bytes)
    {
        try
        {
            return SessionFileJson.Parse(bytes) is { AuthUrl: { } authUrl, UserEmail: { Length: > 0 } email } json
                && HeaderText.IsToken(json.AccessToken) && HeaderText.IsToken(json.RefreshToken)
                ? Parse(json, authUrl, email)
                : Invalid("it contains no session");
        }
        catch (JsonException)
        {
            return Invalid("it is not valid JSON");
        }
    }

    private SessionFileContent Parse(SessionFileJson json, string authUrl, string email)
    {
        if (!auth.Matches(authUrl))
        {
            return Invalid($"it belongs to another auth service, {SafeText.OneLine(authUrl, 200)}");
        }

        DateTimeOffset end = default;
        if (json.ExpiresAt is not null && !DateTimeOffset.TryParse(json.ExpiresAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out end))
        {
            return Invalid("its expires_at is not a time");
        }

        DateTimeOffset? expiresAt = json.ExpiresAt is null ? null : end;
        return new SessionFileContent(
            new SessionTokens
            {
                Email = email,
                AccessToken = json.AccessToken!,
                RefreshToken = json.RefreshToken!,
                ExpiresIn = json.ExpiresIn,
                ServerExpiresAt = expiresAt,
                ExpiresAt = expiresAt,
            },
            Error: null);
    }

    private SessionFileContent Invalid(string why) => new(null, $"The session file {path} is ignored: {why}.");

    private SessionFileJson Json(SessionTokens session) => new()
    {
        AuthUrl = auth.StoredText,
        UserEmail = session.Email,
        AccessToken = session.AccessToken,
        RefreshToken = session.RefreshToken,
        ExpiresIn = session.ExpiresIn,
        ExpiresAt = session.ServerExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };
}
