using System.Diagnostics;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>
/// A lock that the process that renews a session holds. The lock file beside the session file stays: deleting it
/// would let two processes lock two files of the same name.
/// </summary>
internal sealed class SessionFileLock : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(25);
    private readonly FileStream _stream;

    private SessionFileLock(FileStream stream) => _stream = stream;

    /// <summary>Waits for the lock. The operating system releases the lock of a process that ends.</summary>
    /// <exception cref="IOException">The lock file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the lock file is denied.</exception>
    /// <exception cref="TimeoutException">Another process holds the lock.</exception>
    public static async Task<SessionFileLock> AcquireAsync(string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new SessionFileLock(Open(path));
            }
            catch (IOException e) when (IsHeld(e))
            {
                if (Stopwatch.GetElapsedTime(started) > limit)
                {
                    throw new TimeoutException($"Another process has locked {path} for {limit.TotalSeconds:0.#} s. End that process, or use another file (-CredentialsFile) or none (-NoPersist).");
                }

                await Task.Delay(s_interval, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _stream.Dispose();

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    // EWOULDBLOCK on Linux and macOS; a sharing or lock violation on Windows.
    private static bool IsHeld(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
