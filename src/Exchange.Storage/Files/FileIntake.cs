using System.Security.Cryptography;

namespace Exchange.Storage;

/// <summary>Writes what a stream gives to a file of its own, and learns on the way what its id is.</summary>
internal static class FileIntake
{
    private const int Piece = 64 * 1024;

    /// <summary>A new, empty file. Pieces are large already: nothing is buffered once more.</summary>
    public static FileStream Create(string path, FileOptions options = FileOptions.None) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Share = FileShare.Read | FileShare.Delete,
        BufferSize = 0,
        Options = options | FileOptions.Asynchronous,
    });

    /// <summary>Null when there were more bytes than allowed.</summary>
    public static async Task<StoredFile?> CopyAsync(
        Stream content, FileStream file, long maxLength, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[Piece];
        long length = 0;
        while (await content.ReadAsync(piece, cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > maxLength)
                return null;
            hash.AppendData(piece, 0, read);
            await file.WriteAsync(piece.AsMemory(0, read), cancellationToken);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    /// <summary>True when it can be an id, and therefore is safe as a part of a path.</summary>
    public static bool IsId(string? id) => id is { Length: 64 } && id.All(char.IsAsciiHexDigitLower);
}
