using System.Security.Cryptography;

namespace CxPortal.Data.Intake;

/// <summary>
/// Hands out database keys of responses. They are reserved in blocks, and each block is handed out in random order: keys stay close
/// together, which keeps writing fast, and yet do not say in which order people answered.
/// </summary>
public sealed class ResponseIds
{
    /// <summary>Keys in a block.</summary>
    public const int BlockSize = 1024;

    private readonly Queue<long> left = new(BlockSize);

    /// <summary>Whether a new block is needed.</summary>
    public bool IsEmpty => left.Count == 0;

    /// <summary>The next key.</summary>
    /// <exception cref="InvalidOperationException">No block is left.</exception>
    public long Next() => left.Dequeue();

    /// <summary>Takes a block that was reserved in the database; its order is lost.</summary>
    public void Reserve(long[] block)
    {
        RandomNumberGenerator.Shuffle(block.AsSpan());
        foreach (var id in block)
        {
            left.Enqueue(id);
        }
    }

    /// <summary>Forgets the block, when the transaction that reserved it failed.</summary>
    public void Clear() => left.Clear();
}
