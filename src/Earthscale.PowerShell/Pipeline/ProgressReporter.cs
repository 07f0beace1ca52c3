using System.Diagnostics;
using System.Management.Automation;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Shows a progress bar when work takes more than a second, and nothing at all when it does not.</summary>
/// <remarks>
/// A timer asks a few times a second, so that an item costs no more than the check of a flag. Whether the
/// bar is wanted ($ProgressPreference, -ProgressAction) is PowerShell's to decide. No bar is up while rows go to a
/// screen: PowerShell then asks the terminal for the cursor's position with each row, and hangs when Ctrl+C discards the
/// response.
/// </remarks>
internal sealed class ProgressReporter : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);
    private static int s_lastId;

    // Bars of several commands in one pipeline stand below each other.
    private readonly int _id = Interlocked.Increment(ref s_lastId);
    private readonly Cmdlet _command;
    private readonly string _activity;
    private readonly Func<WorkProgress> _getProgress;
    private readonly Timer _timer;
    private volatile bool _due;
    private readonly Lazy<bool> _isScreen;
    private long _lastRow;
    private bool _shown;
    private bool _ended;

    /// <summary>Starts to watch the work.</summary>
    /// <param name="command">Whose work it is.</param>
    /// <param name="dispatcher">Its pipeline thread.</param>
    /// <param name="activity">What the command is doing, such as "Removing datasets".</param>
    /// <param name="getProgress">Says how far it is; called on the pipeline thread.</param>
    public ProgressReporter(Cmdlet command, PipelineDispatcher dispatcher, string activity, Func<WorkProgress> getProgress)
    {
        (_command, _activity, _getProgress) = (command, activity, getProgress);
        _isScreen = new Lazy<bool>(() => OutputTarget.IsScreen(command));
        _timer = new Timer(
            _ =>
            {
                // The flag is for a thread that is busy with items, the post for one that waits.
                _due = true;
                dispatcher.Post(Update);
            },
            state: null,
            s_delay,
            s_interval);
    }

    /// <summary>Shows the bar, or updates it, when it is time to. On the pipeline thread; may be called often.</summary>
    public void Update()
    {
        if (_due && !_ended && (Stopwatch.GetElapsedTime(_lastRow) > s_delay || !_isScreen.Value))
        {
            _due = false;
            Show();
        }
    }

    /// <summary>Writes rows to the pipeline, with the bar taken away where they go to a screen.</summary>
    /// <param name="write">Writes them.</param>
    public void Write(Action write)
    {
        if (_shown && _isScreen.Value)
        {
            Hide();
        }

        write();
        _lastRow = Stopwatch.GetTimestamp();
        Update();
    }

    /// <summary>Takes the bar away; on the pipeline thread, when the work is done.</summary>
    public void Complete()
    {
        Dispose();
        Hide();
    }

    /// <summary>Stops watching; PowerShell takes the bar away when the pipeline ends.</summary>
    public void Dispose()
    {
        _ended = true;
        _timer.Dispose();
    }

    private void Hide()
    {
        if (_shown)
        {
            _shown = false;
            _command.WriteProgress(new ProgressRecord(_id, _activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Show()
    {
        var progress = _getProgress();
        _shown = true;
        _command.WriteProgress(new ProgressRecord(_id, _activity, progress.Status) { PercentComplete = progress.Percent ?? -1 });
    }
}
