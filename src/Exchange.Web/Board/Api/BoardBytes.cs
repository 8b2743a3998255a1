using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Exchange.Model.Board;

namespace Exchange.Web.Board.Api;

/// <summary>
/// The board as bytes ready to send: written once per version however many ask. An indicator that a change did not touch keeps the bytes it
/// had, so a busy board costs one indicator per change and not forty-two.
/// </summary>
internal sealed class BoardBytes(BoardFeed feed)
{
    private readonly ConditionalWeakTable<Series, byte[]> _series = [];
    private readonly Lock _gate = new();
    private volatile Edition? _edition;

    /// <summary>The board at hand.</summary>
    public Edition Current => _edition is { } edition && ReferenceEquals(edition.Board, feed.Current) ? edition : Renew();

    private Edition Renew()
    {
        lock (_gate)
        {
            var board = feed.Current;
            return _edition is { } edition && ReferenceEquals(edition.Board, board) ? edition : _edition = new(board, Write(board));
        }
    }

    private byte[] Write(BoardState board)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version"u8, board.Version);
            if (Describe.LastChange(board) is { } change)
                json.WriteString("lastChange"u8, change);
            else
                json.WriteNull("lastChange"u8);
            json.WriteNumber("members"u8, board.Reference.Members.Length);
            json.WriteStartArray("indicators"u8);
            foreach (var indicator in board.Reference.Indicators)
                json.WriteRawValue(_series.GetValue(board[indicator.Code], Write), skipInputValidation: true);
            json.WriteEndArray();
            json.WriteStartArray("recent"u8);
            foreach (var recent in board.Recent)
                JsonSerializer.Serialize(json, Describe.Change(recent), BoardJson.Plain.ChangeEntry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Write(Series series) =>
        JsonSerializer.SerializeToUtf8Bytes(Describe.Picture(series), BoardJson.Plain.IndicatorPicture);

    /// <summary>One version of the board, plain and compressed.</summary>
    public sealed class Edition(BoardState board, byte[] plain)
    {
        private readonly Lazy<byte[]> _brotli = new(() => Compress(plain, s => new BrotliStream(s, CompressionLevel.Fastest)));
        private readonly Lazy<byte[]> _gzip = new(() => Compress(plain, s => new GZipStream(s, CompressionLevel.Fastest)));

        public BoardState Board => board;

        /// <summary>Version and content: equal tags, equal boards, on whichever host.</summary>
        public string EntityTag { get; } = Tag(board);

        public (ReadOnlyMemory<byte> Bytes, string? Encoding) For(HttpRequest request)
        {
            var accepted = request.Headers.AcceptEncoding;
            return accepted.Count == 0 ? (plain, null)
                : Accepts(accepted, "br") ? (_brotli.Value, "br")
                : Accepts(accepted, "gzip") ? (_gzip.Value, "gzip")
                : (plain, null);
        }

        public static string Tag(BoardState board) => FormattableString.Invariant($"W/\"{board.Version}-{board.Reference.Id}\"");

        private static bool Accepts(Microsoft.Extensions.Primitives.StringValues accepted, string encoding)
        {
            foreach (var line in accepted)
                if (line is not null && line.Contains(encoding, StringComparison.Ordinal) && !line.Contains(encoding + ";q=0", StringComparison.Ordinal))
                    return true;
            return false;
        }

        private static byte[] Compress(byte[] plain, Func<Stream, Stream> open)
        {
            using var packed = new MemoryStream(plain.Length / 4);
            using (var stream = open(packed))
                stream.Write(plain);
            return packed.ToArray();
        }
    }
}
