using System.Buffers;

namespace Earthscale.Client.Http;

/// <summary>Grows as bytes come in. A listing's pages, large and many, use each other's memory again.</summary>
/// <param name="capacity">How many bytes to make room for at once.</param>
internal sealed class BodyBuffer(int capacity)
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How many bytes came in.</summary>
    public int Length { get; private set; }

    /// <summary>What came in.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>Gives room for more, one byte at least.</summary>
    public Memory<byte> MakeRoom()
    {
        if (Length == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Length * 2);
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(Length);
    }

    /// <summary>Takes note that so many bytes were written into the room.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>
    /// Gives the memory to others: nothing may look at the bytes any more. A buffer that is never released is
    /// left to the garbage collector, so that only those who are the last to look need to.
    /// </summary>
    public void Release()
    {
        var bytes = _bytes;
        (_bytes, Length) = ([], 0);
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
