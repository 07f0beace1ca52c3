namespace Earthscale.PowerShell.Pipeline;

/// <summary>Counts off what <c>-Skip</c> leaves out and <c>-First</c> lets through.</summary>
/// <param name="skip">How many to leave out first.</param>
/// <param name="first">How many to let through then.</param>
internal sealed class ResultWindow(ulong skip, ulong first)
{
    private ulong _toSkip = skip;
    private ulong _left = first;

    /// <summary>Whether nothing more is let through.</summary>
    public bool IsFull => _left == 0;

    /// <summary>Counts one more, and says whether it is let through.</summary>
    public bool Admits()
    {
        if (_toSkip > 0)
        {
            _toSkip--;
            return false;
        }

        if (IsFull)
        {
            return false;
        }

        _left--;
        return true;
    }
}
