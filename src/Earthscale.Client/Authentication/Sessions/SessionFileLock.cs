using System.Diagnostics;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>
/// Held by the one process that may renew a session. A file beside the session file, which stays: to remove it
/// would let two processes hold two locks of the same name.
/// </summary>
internal sealed class SessionFileLock : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(25);
    private readonly FileStream _stream;

    private SessionFileLock(FileStream stream) => _stream = stream;

    /// <summary>Waits until nobody else holds the lock. A process that dies gives it back at once.</summary>
    /// <exception cref="IOException">There can be no lock there.</exception>
    /// <exception cref="UnauthorizedAccessException">There may be no lock there.</exception>
    /// <exception cref="TimeoutException">Another process held it for all of the time.</exception>
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
                    throw new TimeoutException($"Another process has held {path} for {limit.TotalSeconds:0.#} s. Find and end it, or use another file (-CredentialsFile) or none (-NoPersist).");
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

    // EWOULDBLOCK of Linux and macOS; a sharing and a lock violation of Windows.
    private static bool IsHeld(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
