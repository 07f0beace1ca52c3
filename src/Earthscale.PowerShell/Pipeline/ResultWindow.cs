namespace Earthscale.PowerShell.Pipeline;

/// <summary>Applies <c>-Skip</c> and <c>-First</c>.</summary>
/// <param name="skip">The number of items to skip.</param>
/// <param name="first">The maximum number of items to write.</param>
internal sealed class ResultWindow(ulong skip, ulong first)
{
    private ulong _toSkip = skip;
    private ulong _left = first;

    /// <summary>Whether the maximum is reached.</summary>
    public bool IsFull => _left == 0;

    /// <summary>Counts an item, and returns whether to write it.</summary>
    public bool ShouldWrite()
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
