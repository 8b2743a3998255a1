using System.Collections.Immutable;
using System.Globalization;

namespace Exchange.Model.Submissions;

/// <summary>A round field by field, as its history writes it: what changed between two rounds, and what changes make of one.</summary>
internal static class RoundFields
{
    /// <summary>What is different; everything of the round that is made if there was none.</summary>
    public static ImmutableArray<RoundChange> Changes(Round? was, Round next)
    {
        var changes = ImmutableArray.CreateBuilder<RoundChange>();
        Note("title.en", was?.Title.En, next.Title.En);
        Note("title.fr", was?.Title.Fr, next.Title.Fr);
        Note("title.ar", was?.Title.Ar, next.Title.Ar);
        Note("members", Joined(was?.Members.Except(next.Members)), Joined(next.Members.Except(was?.Members ?? [])));
        Note("indicators", Joined(was?.Indicators.Except(next.Indicators)), Joined(next.Indicators.Except(was?.Indicators ?? [])));
        Note("opens", was is null ? null : Moment(was.Opens), Moment(next.Opens));
        Note("due", was is null ? null : Moment(was.Due), Moment(next.Due));
        Note("closes", was is null ? null : Moment(was.Closes), Moment(next.Closes));
        Note("acceptance", was?.Acceptance.ToString(), next.Acceptance.ToString());
        Note("draft", Said(was?.IsDraft), Said(next.IsDraft));
        Note("trial", Said(was?.Trial), Said(next.Trial));
        return changes.ToImmutable();

        void Note(string field, string? from, string? to)
        {
            if (from != to)
                changes.Add(new(field, from, to));
        }
    }

    /// <summary>The round as a table: a line for each field, each member, each question and each extension.</summary>
    public static SortedDictionary<string, string> Table(Round round)
    {
        var table = Table([new("", default, "", "", Channel.Web, RoundAct.Made, Changes(null, round))]);
        foreach (var (member, until) in round.Extensions)
            table["until/" + member] = Moment(until);
        return table;
    }

    /// <summary>What the entries make of a round, as the same table.</summary>
    public static SortedDictionary<string, string> Table(ImmutableArray<RoundEntry> entries)
    {
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
            foreach (var change in entry.Changes)
                Apply(table, entry, change);
        return table;
    }

    /// <summary>A moment as it stands in changes.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Apply(SortedDictionary<string, string> table, RoundEntry entry, RoundChange change)
    {
        if (change.Field is "members" or "indicators")
        {
            foreach (var code in Codes(change.From))
                table.Remove($"{change.Field}/{code}");
            foreach (var code in Codes(change.To))
                table[$"{change.Field}/{code}"] = code;
        }
        else if (change.Field == "until")
            // Where a round is closed, the member stands before the moment.
            Put("until/" + (entry.Member ?? change.From?.Split(' ')[0]), change.To);
        else
            Put(change.Field, change.To);

        void Put(string field, string? value)
        {
            if (value is null)
                table.Remove(field);
            else
                table[field] = value;
        }
    }

    private static string[] Codes(string? joined) => joined?.Split(", ") ?? [];

    private static string? Joined(IEnumerable<string>? codes) => codes is not null && string.Join(", ", codes) is { Length: > 0 } joined ? joined : null;

    private static string? Said(bool? isSo) => isSo == true ? "yes" : null;
}
