using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Exchange.Model.People;

namespace Exchange.Model.Exchanges;

/// <summary>What every command on a season or a call carries.</summary>
/// <param name="OperationId">Chosen by the caller; the same id again changes nothing and answers the same. At most 64 characters.</param>
/// <param name="Actor">Who asks.</param>
[GenerateSerializer, Immutable, Alias("exchange-command")]
public sealed record Command([property: Id(0)] string OperationId, [property: Id(1)] Actor Actor);

/// <summary>What a command answers.</summary>
/// <param name="Done">It did what it was for.</param>
/// <param name="Revision">Grows with every change; 0 if there is nothing or the actor may not know.</param>
/// <param name="Subject">What it was about: the id of an offer, request, match or application; null for the whole.</param>
/// <param name="Refusals">Why it was not done.</param>
[GenerateSerializer, Immutable, Alias("exchange-answer")]
public sealed record ExchangeAnswer(
    [property: Id(0)] bool Done, [property: Id(1)] long Revision, [property: Id(2)] string? Subject, [property: Id(3)] ImmutableArray<Refusal> Refusals)
{
    /// <summary>Refused for one reason.</summary>
    public static ExchangeAnswer No(long revision, string rule, params object[] arguments) => new(false, revision, null, [Refusal.Of(rule, arguments)]);
}

/// <summary>What a command makes of a season or a call.</summary>
/// <param name="Next">It afterwards; the same instance if nothing is to be stored.</param>
/// <param name="Answer">What to answer.</param>
public sealed record ExchangeDecision<T>(T Next, ExchangeAnswer Answer) where T : class;

/// <summary>What keeps its history with it.</summary>
public interface ILedgered<out T> where T : class
{
    /// <summary>What was done.</summary>
    Ledger Ledger { get; }

    /// <summary>The same with its history kept otherwise.</summary>
    T With(Ledger ledger);
}

/// <summary>Something that is different since.</summary>
/// <param name="Field">What, as a short word.</param>
/// <param name="To">How it is now, written invariantly; null if it was taken away.</param>
[GenerateSerializer, Immutable, Alias("exchange-change")]
public sealed record EntryChange([property: Id(0)] string Field, [property: Id(1)] string? To);

/// <summary>Who did what to a season or a call, when and why; written in the same write as the change.</summary>
/// <param name="OperationId">The command's identity.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Account or token.</param>
/// <param name="ActorName">Name at that time.</param>
/// <param name="Act">What was done, as a short word.</param>
/// <param name="Subject">Id of the offer, request, match or application; null for the whole.</param>
/// <param name="Changes">What is different since.</param>
/// <param name="Reason">Why; null if nothing was said.</param>
[GenerateSerializer, Immutable, Alias("exchange-entry")]
public sealed record LedgerEntry(
    [property: Id(0)] string OperationId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ActorId,
    [property: Id(3)] string ActorName,
    [property: Id(4)] string Act,
    [property: Id(5)] string? Subject,
    [property: Id(6)] ImmutableArray<EntryChange> Changes,
    [property: Id(7)] string? Reason)
{
    /// <summary>SHA-256 in hex over the previous entry's and all of this one: whoever alters an entry has to alter all that follow.</summary>
    [Id(8)] public string Hash { get; init; } = "";
}

/// <summary>
/// The open page of a history, oldest first, and where it continues: full pages are sealed beside the state, so that what is written for one
/// change does not grow with the history.
/// </summary>
[GenerateSerializer, Immutable, Alias("exchange-ledger")]
public sealed record Ledger
{
    /// <summary>Entries of a sealed page.</summary>
    public const int PageSize = 16;

    /// <summary>The open page.</summary>
    [Id(0)] public ImmutableArray<LedgerEntry> Recent { get; init; } = [];

    /// <summary>How many full pages are sealed.</summary>
    [Id(1)] public int SealedPages { get; init; }

    /// <summary>Hash of the latest entry; at the beginning, of what the history is about.</summary>
    [Id(2)] public string Head { get; init; } = "";

    /// <summary>How many entries there are: the revision of what they are about.</summary>
    [JsonIgnore]
    public long Length => (long)SealedPages * PageSize + Recent.Length;

    /// <summary>A history in which nothing happened.</summary>
    /// <param name="about">What it is about.</param>
    public static Ledger Begin(string about) => new() { Head = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about))) };

    /// <summary>With one more entry, linked to the one before.</summary>
    public Ledger Add(LedgerEntry entry)
    {
        var linked = entry with { Hash = HashOf(Head, entry) };
        return this with { Recent = Recent.Add(linked), Head = linked.Hash };
    }

    /// <summary>Index of the first entry that does not fit the ones before it; null if all do.</summary>
    /// <param name="about">What the history is about.</param>
    /// <param name="entries">All entries, oldest first.</param>
    public static int? FirstUnfit(string about, ImmutableArray<LedgerEntry> entries)
    {
        var previous = Begin(about).Head;
        for (var i = 0; i < entries.Length; previous = entries[i++].Hash)
            if (entries[i].Hash != HashOf(previous, entries[i]))
                return i;
        return null;
    }

    // Each text with its length and whether it is there, so that nothing can slip from one field into the next.
    private static string HashOf(string previous, LedgerEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var text in new[]
        {
            previous, entry.OperationId, entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), entry.ActorId, entry.ActorName, entry.Act,
            entry.Subject, entry.Reason,
        }.Concat(entry.Changes.SelectMany(c => new[] { c.Field, c.To })))
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
