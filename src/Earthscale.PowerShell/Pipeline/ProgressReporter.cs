using System.Diagnostics;
using System.Management.Automation;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Shows a progress bar if the work takes more than a second.</summary>
/// <remarks>
/// A timer sets a flag a few times per second, so that an item costs only the check of a flag. PowerShell decides whether
/// to show the bar ($ProgressPreference, -ProgressAction). There is no bar while output goes to the screen: with each
/// row, PowerShell would query the terminal for the cursor position, and hang if Ctrl+C discards the
/// response.
/// </remarks>
internal sealed class ProgressReporter : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);
    private static int s_lastId;

    // Commands in one pipeline have separate bars.
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

    /// <summary>Starts the timer.</summary>
    /// <param name="command">The command.</param>
    /// <param name="dispatcher">The dispatcher to the pipeline thread.</param>
    /// <param name="activity">The activity, such as "Removing datasets".</param>
    /// <param name="getProgress">Gets the progress, on the pipeline thread.</param>
    public ProgressReporter(Cmdlet command, PipelineDispatcher dispatcher, string activity, Func<WorkProgress> getProgress)
    {
        (_command, _activity, _getProgress) = (command, activity, getProgress);
        _isScreen = new Lazy<bool>(() => OutputTarget.IsScreen(command));
        _timer = new Timer(
            _ =>
            {
                // The flag is for a busy pipeline thread, the queued action for a waiting one.
                _due = true;
                dispatcher.Post(Update);
            },
            state: null,
            s_delay,
            s_interval);
    }

    /// <summary>Shows or updates the bar if it is due. Called often, on the pipeline thread.</summary>
    public void Update()
    {
        if (_due && !_ended && (Stopwatch.GetElapsedTime(_lastRow) > s_delay || !_isScreen.Value))
        {
            _due = false;
            Show();
        }
    }

    /// <summary>Writes output, and hides the bar if the output goes to the screen.</summary>
    /// <param name="write">Writes the output.</param>
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

    /// <summary>Removes the bar at the end of the work, on the pipeline thread.</summary>
    public void Complete()
    {
        Dispose();
        Hide();
    }

    /// <summary>Stops the timer. PowerShell removes the bar at the end of the pipeline.</summary>
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
