using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>
/// A submission told anew from its history alone: what was entered, what was accepted, and every publication that followed from it. Nothing
/// but the history needs to be kept to know what was public at any moment, and what is stored can be held against what its history says.
/// Immutable: with further entries it makes a new one.
/// </summary>
public sealed class Retelling
{
    private readonly Submission _told;

    private Retelling(Submission told, ImmutableList<Publication> publications, int entries) =>
        (_told, Publications, Entries) = (told, publications, entries);

    /// <summary>What the submission made public, in order.</summary>
    public ImmutableList<Publication> Publications { get; }

    /// <summary>How many entries are told.</summary>
    public int Entries { get; }

    /// <summary>Answers as entered, by the text of their key.</summary>
    public ImmutableDictionary<string, Cell> Cells => _told.Cells;

    /// <summary>Answers as last accepted, by the text of their key.</summary>
    public ImmutableDictionary<string, AcceptedCell> Accepted => _told.Accepted;

    /// <summary>Before anything happened.</summary>
    public static Retelling Begin(string round, string member) => new(Submission.Blank(round, member), [], 0);

    /// <summary>With further entries, oldest first.</summary>
    public Retelling With(IEnumerable<HistoryEntry> entries)
    {
        var (told, publications, count) = (_told, Publications.ToBuilder(), Entries);
        foreach (var entry in entries)
        {
            count++;
            told = Enter(told, entry);
            if (entry.Published.IsDefaultOrEmpty)
                continue;
            (told, var publication) = entry.Kind == HistoryKind.Verified && told.Accepted.ContainsKey(entry.Published[0].ToString())
                ? told.Republishing(entry.Published[0], entry.At)
                : told.Accepting(entry.Published, entry.At);
            publications.Add(publication);
        }
        return new(told, publications.ToImmutable(), count);
    }

    private static Submission Enter(Submission told, HistoryEntry entry) => entry switch
    {
        { Kind: HistoryKind.VerificationAsked, About: { } key, Whom: { } whom } when told.Cells.TryGetValue(key.ToString(), out var cell) => told with
        {
            Verifications = told.Verifications.SetItem(key.ToString(), new(whom, entry.ActorName, entry.At, cell)),
        },
        { Kind: HistoryKind.Verified, About: { } key } when told.Verifications.TryGetValue(key.ToString(), out var asked) => told with
        {
            Verifications = told.Verifications.SetItem(
                key.ToString(), asked with { Confirmed = entry.Confirmed, By = entry.ActorName, At = entry.At, Note = entry.Reason }),
        },
        { Changes.IsDefaultOrEmpty: false } => told with
        {
            Cells = told.Cells
                .RemoveRange(entry.Changes.Where(c => c.Cell is null).Select(c => c.Key.ToString()))
                .SetItems(entry.Changes.Where(c => c.Cell is not null).Select(c => KeyValuePair.Create(c.Key.ToString(), c.Cell!))),
        },
        _ => told,
    };
}
