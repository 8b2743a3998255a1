using System.Globalization;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Notices;

/// <summary>
/// Who is told what of a season's history: both sides of a match, and the secretariat of what the two have decided. Nobody is told of what it
/// did itself, and nobody of what was made up with a trial season.
/// </summary>
public static class SeasonNotices
{
    /// <summary>Notices that an entry gives.</summary>
    /// <param name="state">The season as it is now.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="number">How many entries stand before it.</param>
    /// <param name="people">Everybody who has an account.</param>
    public static IEnumerable<Addressed> Of(SeasonState state, LedgerEntry entry, long number, IEnumerable<Actor> people)
    {
        if (state.Season is not { } season || entry.ActorId == Season.MadeUp || Kind(entry.Act) is not { } kind)
            yield break;
        foreach (var change in entry.Changes.Where(c => c.Field == "match"))
        {
            if (SeasonDesk.MatchOf(change) is not [var guest, var host, var block, var month, var id])
                continue;
            foreach (var person in people.Where(p => p.Id != entry.ActorId))
            {
                var isSide = person.IsFocalPointOf(guest) || person.IsFocalPointOf(host);
                if (!isSide && !(person.IsSecretariat && kind == NoticeKind.MatchMoved))
                    continue;
                yield return new(person.Id, new(
                    string.Create(CultureInfo.InvariantCulture, $"season/{season.Id}/{number}/{id}"), kind, isSide ? Part.Owner : Part.Secretariat, season.Id, season.Title,
                    isSide ? person.Member! : guest, entry.At)
                {
                    By = entry.ActorName,
                    Text = Notice.Cut(entry.Reason),
                    Facts = [entry.Act, guest, host, block, month],
                    Place = isSide ? $"exchanges/desk?season={season.Id}#match-{id}" : $"exchanges/seasons/{season.Id}/matching#match-{id}",
                });
            }
        }
    }

    private static NoticeKind? Kind(string act) => act switch
    {
        "Proposed" => NoticeKind.MatchProposed,
        "MatchGuestAgreed" or "MatchHostAgreed" or "MatchAgreed" or "MatchRefused" or "MatchCancelled" => NoticeKind.MatchMoved,
        _ => null,
    };
}
