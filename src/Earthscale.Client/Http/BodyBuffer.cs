using System.Buffers;

namespace Earthscale.Client.Http;

/// <summary>A growing buffer of pooled memory, which the many large pages of a listing reuse.</summary>
/// <param name="capacity">The initial capacity, in bytes.</param>
internal sealed class BodyBuffer(int capacity)
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>The bytes written, without the byte order mark that some servers send before JSON.</summary>
    public ReadOnlyMemory<byte> Text => Bytes.Span.StartsWith("\uFEFF"u8) ? Bytes[3..] : Bytes;

    /// <summary>Gets memory to write to, at least one byte.</summary>
    public Memory<byte> GetMemory()
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

    /// <summary>Counts bytes that were written to the memory.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>
    /// Returns the memory to the pool: nothing may use the bytes afterwards. A buffer that is not released is left to the
    /// garbage collector, so only the last user of the bytes releases it.
    /// </summary>
    public void Release()
    {
        var bytes = _bytes;
        (_bytes, Length) = ([], 0);
        ArrayPool<byte>.Shared.Return(bytes);
    }
}
