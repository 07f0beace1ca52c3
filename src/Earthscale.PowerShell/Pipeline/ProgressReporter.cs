using System.Management.Automation;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Shows a progress bar when work takes more than a second, and nothing at all when it does not.</summary>
/// <remarks>
/// A timer looks at the work a few times a second, so that an item costs nothing but a glance at a flag. Whether the
/// bar is wanted ($ProgressPreference, -ProgressAction) is PowerShell's to decide.
/// </remarks>
internal sealed class ProgressReporter : IDisposable
{
    private static readonly TimeSpan s_firstLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_nextLook = TimeSpan.FromMilliseconds(250);
    private static int s_lastId;

    // Bars of several commands in one pipeline stand below each other.
    private readonly int _id = Interlocked.Increment(ref s_lastId);
    private readonly Cmdlet _command;
    private readonly string _activity;
    private readonly Func<WorkProgress> _look;
    private readonly Timer _timer;
    private volatile bool _due;
    private bool _shown;
    private bool _ended;

    /// <summary>Starts to look at the work.</summary>
    /// <param name="command">Whose work it is.</param>
    /// <param name="dispatcher">Its pipeline thread.</param>
    /// <param name="activity">What the command is doing, such as "Removing datasets".</param>
    /// <param name="look">Says how far it is; called on the pipeline thread.</param>
    public ProgressReporter(Cmdlet command, PipelineDispatcher dispatcher, string activity, Func<WorkProgress> look)
    {
        (_command, _activity, _look) = (command, activity, look);
        _timer = new Timer(
            _ =>
            {
                // The flag is for a thread that is busy with items, the post for one that waits.
                _due = true;
                dispatcher.Post(Touch);
            },
            state: null,
            s_firstLook,
            s_nextLook);
    }

    /// <summary>Shows the bar, or renews it, if it is time to. On the pipeline thread, as often as one likes.</summary>
    public void Touch()
    {
        if (_due && !_ended)
        {
            _due = false;
            Show();
        }
    }

    /// <summary>Takes the bar away; on the pipeline thread, when the work is done.</summary>
    public void Complete()
    {
        Dispose();
        if (_shown)
        {
            _shown = false;
            _command.WriteProgress(new ProgressRecord(_id, _activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Stops looking; PowerShell takes the bar away when the pipeline ends.</summary>
    public void Dispose()
    {
        _ended = true;
        _timer.Dispose();
    }

    private void Show()
    {
        var progress = _look();
        _shown = true;
        _command.WriteProgress(new ProgressRecord(_id, _activity, progress.Status) { PercentComplete = progress.Percent ?? -1 });
    }
}
