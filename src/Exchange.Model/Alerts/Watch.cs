using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;

namespace Exchange.Model.Alerts;

/// <summary>Looks at the facts with a rule, today and in the past. Pure.</summary>
public static class Watch
{
    /// <summary>The members in whom the rule meets its case now.</summary>
    public static ImmutableArray<Sighting> See(AlertRule rule, AlertFacts facts) => !rule.IsOn ? [] : rule.Kind switch
    {
        AlertKind.Silence => [.. facts.Duties.Where(d => IsSilent(rule, d, facts.Now)).GroupBy(d => d.Member, StringComparer.Ordinal)
            // One alert a member: about the round that has been due longest.
            .Select(g => g.MinBy(d => d.Due)!)
            .Select(d => new Sighting(rule.Id, d.Member, d.Round, [d.Round, Day(d.Due), Number((int)(facts.Now - d.Due).TotalDays)]))],
        AlertKind.LevelWithoutEvidence or AlertKind.EvidenceStale => [.. facts.Members
            .Select(m => facts.Courses.GetValueOrDefault(m, []) is [.., var last] ? At(rule, m, last.Standing, DateOnly.FromDateTime(facts.Now.UtcDateTime)) : null)
            .OfType<Sighting>()],
        _ => [.. facts.Members.Select(m => Last(rule, m, facts.Series(m, rule.Indicator!), facts.Reference)).OfType<Sighting>()],
    };

    /// <summary>When the rule would have been raised on past data, oldest first: each time its case came up in a member, not each year it lasted.</summary>
    public static ImmutableArray<Sighting> Past(AlertRule rule, AlertFacts facts) => rule.Kind switch
    {
        AlertKind.Silence => [.. facts.Duties
            .Where(d => (d.HandedIn ?? facts.Now) >= d.Due.AddDays(rule.Span))
            .OrderBy(d => d.Due)
            .Select(d => new Sighting(rule.Id, d.Member, d.Round, [d.Round, Day(d.Due), Number((int)((d.HandedIn ?? facts.Now) - d.Due).TotalDays)]))],
        AlertKind.LevelWithoutEvidence or AlertKind.EvidenceStale => [.. facts.Members
            .SelectMany(m => Beginnings(facts.Courses.GetValueOrDefault(m, []).Select(s => At(rule, m, s.Standing, s.Day))))
            .OrderBy(s => s.Subject, StringComparer.Ordinal)],
        _ => [.. facts.Members
            .SelectMany(m => Beginnings(Prefixes(facts.Series(m, rule.Indicator!)).Select(prefix => Last(rule, m, prefix, facts.Reference))))
            .OrderBy(s => s.Subject, StringComparer.Ordinal)],
    };

    private static bool IsSilent(AlertRule rule, Duty duty, DateTimeOffset now) => duty.HandedIn is null && now >= duty.Due.AddDays(rule.Span);

    // What the last figures of a series say.
    private static Sighting? Last(AlertRule rule, string member, IReadOnlyList<(int Year, double Value)> series, Reference reference)
    {
        if (series.Count == 0)
            return null;
        var (year, value) = series[^1];
        switch (rule.Kind)
        {
            case AlertKind.Threshold:
                return (rule.Below ? value < rule.Limit : value > rule.Limit) ? Seen(Number(value)) : null;
            case AlertKind.Jump when series.Count > 1:
                var before = series[^2];
                var change = before.Value == 0 ? (value == 0 ? 0 : double.PositiveInfinity) : (value - before.Value) / Math.Abs(before.Value) * 100;
                return Math.Abs(change) >= rule.Limit ? Seen(Number(value), Number(before.Value), Number(before.Year)) : null;
            case AlertKind.Trend when series.Count > rule.Span:
                var isWorseLower = reference.Indicator(rule.Indicator!)?.Direction switch
                {
                    Direction.Higher => true,
                    Direction.Lower => false,
                    _ => rule.Below,
                };
                for (var i = series.Count - rule.Span; i < series.Count; i++)
                    if (isWorseLower ? series[i].Value >= series[i - 1].Value : series[i].Value <= series[i - 1].Value)
                        return null;
                return Seen(Number(value), Number(series[series.Count - 1 - rule.Span].Value), Number(series[series.Count - 1 - rule.Span].Year));
            default:
                return null;
        }

        Sighting Seen(params ReadOnlySpan<string> figures) => new(rule.Id, member, Number(year), [Number(year), .. figures]);
    }

    private static Sighting? At(AlertRule rule, string member, Standing standing, DateOnly day)
    {
        if (rule.Kind == AlertKind.EvidenceStale)
        {
            var lapsed = standing.Reading.Remarks.Count(r => r.Kind == RemarkKind.VerificationLapsed);
            var isOld = standing.Inventory.Assessed is { } assessed && Age.IsStale(assessed, day);
            return lapsed > 0 || isOld ? new(rule.Id, member, Day(standing.Day), [Number(lapsed), isOld ? "1" : "0"]) : null;
        }
        var entries = standing.Accepted.Entries;
        if (standing.Assessment.Level < 2 || entries.IsEmpty)
            return null;
        var bare = entries.Count(e => e.Grade == EvidenceGrade.SelfDeclared);
        return bare * 100d >= rule.Limit * entries.Length
            ? new(rule.Id, member, Number(standing.Accepted.Number), [Number(standing.Assessment.Level), Number(bare), Number(entries.Length)])
            : null;
    }

    private static IEnumerable<IReadOnlyList<(int Year, double Value)>> Prefixes(IReadOnlyList<(int Year, double Value)> series)
    {
        for (var length = 1; length <= series.Count; length++)
            yield return [.. series.Take(length)];
    }

    private static IEnumerable<Sighting> Beginnings(IEnumerable<Sighting?> course)
    {
        Sighting? before = null;
        foreach (var seen in course)
        {
            if (seen is not null && before is null)
                yield return seen;
            before = seen;
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset moment) => Day(DateOnly.FromDateTime(moment.UtcDateTime));
}
