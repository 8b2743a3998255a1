using System.Collections.Immutable;
using Exchange.Model;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;
using Fractions;

namespace Exchange.Web.Recommendations.Delivery;

/// <summary>Draws the tables of how programmes deliver, in the language at hand.</summary>
internal sealed class DeliveryTables(ImmutableArray<CountryAt> countries, ContentFolder content)
{
    private readonly string _language = Language.Current.Code;
    private readonly ImmutableArray<(string Member, Inventory Inventory, Assessment Assessment)> _countries =
        [.. countries.Where(c => c.Standing is not null).Select(c => (c.Member, c.Standing!.Inventory, c.Standing.Assessment))];

    public ImmutableArray<DeliveryTable> All() =>
        [Shocks(), Pace(), Resources(), Outreach(), Errors(), Grievances(), Coordination(), Datasets(), Quality()];

    // Exposure beside readiness: the level is named, never averaged, and a country that was not assessed has none.
    private DeliveryTable Shocks() => Table(
        "shocks", DeliveryTexts.Shocks, "CV3 CI1",
        [Member, Of(EntryKind.Shock, "name", DeliveryTexts.Shock), Field(EntryKind.Shock, "shock"), Field(EntryKind.Shock, "year"), Field(EntryKind.Shock, "affected"),
            Field(EntryKind.Shock, "first_payment_days"), Field(EntryKind.Shock, "response_share"), ("level", RecommendationsTexts.Level), ("dynamic_inclusion", DeliveryTexts.DynamicInclusion), Field(EntryKind.Programme, "surge")],
        c => c.Inventory.Shocks.OrderByDescending(s => s.Year).Select(s => Row(
            c.Member, Name(s.Name), Word(content.Rubric.Shocks, s.Kind), s.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture), s.Affected, s.FirstPaymentDays, Percent(s.ResponseShare),
            c.Assessment.Status == AssessmentStatus.NotAssessed ? null : (long)c.Assessment.Level,
            c.Assessment.Grades.TryGetValue("B11", out var grade) ? (long)grade.Proven : null,
            c.Inventory.Programmes.Any(p => p.Pace.Surge is not null) ? c.Inventory.Programmes.Sum(p => p.Pace.Surge ?? 0) : null)));

    private DeliveryTable Pace() => Table(
        "pace", DeliveryTexts.Pace, "CI2 d1",
        [Member, Programme, Field(EntryKind.Programme, "type"), Field(EntryKind.Programme, "intake_days"), Field(EntryKind.Programme, "payment_days"), Field(EntryKind.Programme, "event_days"), Field(EntryKind.Programme, "surge"), Field(EntryKind.Delivery, "reached")],
        c => c.Inventory.Programmes.Where(p => !p.Pace.IsSilent).Select(p => Row(
            c.Member, Name(p.Name), Word(content.Rubric.ProgrammeTypes, p.Type), p.Pace.IntakeDays, p.Pace.PaymentDays, p.Pace.EventDays, p.Pace.Surge,
            string.Join(", ", p.Delivery.SelectMany(d => d.Reached).Distinct().Select(group => Word(content.Rubric.Groups, group))) is { Length: > 0 } groups ? groups : null)));

    private DeliveryTable Resources() => Table(
        "resources", DeliveryTexts.Resources, "a4",
        [Member, Programme, Field(EntryKind.Programme, "organisation"), Field(EntryKind.Programme, "budget"), Field(EntryKind.Programme, "spending"), Field(EntryKind.Programme, "staff"), Field(EntryKind.Programme, "beneficiaries")],
        c => c.Inventory.Programmes.Where(p => p.Budget is not null || p.YearlySpending is not null || p.Staff is not null).Select(p => Row(
            c.Member, Name(p.Name), c.Inventory.Organisations.FirstOrDefault(o => o.Id == p.Organisation) is { } organisation ? Name(organisation.Name) : null,
            p.Budget, p.YearlySpending, p.Staff, p.Beneficiaries)));

    // In how many programmes and countries a group is reached in which way.
    private DeliveryTable Outreach()
    {
        var uses =
            from c in _countries
            from programme in c.Inventory.Programmes
            from phase in programme.Delivery
            from mode in phase.Modes
            from reached in phase.Reached.DefaultIfEmpty("")
            select (c.Member, Programme: programme.Id, Mode: mode, Group: reached);
        var all = uses.Distinct().ToArray();
        return new(
            "outreach", DeliveryTexts.Outreach, "b3",
            [Field(EntryKind.Delivery, "reached"), Field(EntryKind.Delivery, "modes"), ("programmes", RecommendationsTexts.Programmes), ("countries", DeliveryTexts.Countries)],
            [
                .. all.GroupBy(u => (u.Group, u.Mode)).OrderBy(g => g.Key.Group, StringComparer.Ordinal).ThenByDescending(g => g.Count()).Select(g => Row(
                    g.Key.Group.Length == 0 ? DeliveryTexts.NoGroup : Word(content.Rubric.Groups, g.Key.Group), Word(content.Rubric.Channels, g.Key.Mode),
                    (long)g.Select(u => (u.Member, u.Programme)).Distinct().Count(), (long)g.Select(u => u.Member).Distinct().Count())),
            ],
            all.Select(u => u.Member).Distinct().Count(), _countries.Length);
    }

    private DeliveryTable Errors() => Table(
        "errors", DeliveryTexts.Errors, "CI9",
        [Member, Programme, Field(EntryKind.Programme, "inclusion_error"), Field(EntryKind.Programme, "exclusion_error"), Field(EntryKind.Programme, "error_method")],
        c => c.Inventory.Programmes.Where(p => p.Errors.Inclusion is not null || p.Errors.Exclusion is not null).Select(p => Row(
            c.Member, Name(p.Name), Percent(p.Errors.Inclusion), Percent(p.Errors.Exclusion), p.Errors.Method)));

    private DeliveryTable Grievances() => Table(
        "grievances", DeliveryTexts.Grievances, "b5",
        [Member, Programme, Field(EntryKind.Programme, "grievance_channels"), Field(EntryKind.Programme, "grievance_cases"), Field(EntryKind.Programme, "grievance_in_time"), Field(EntryKind.Programme, "common_grm")],
        c => c.Inventory.Programmes.Where(p => !p.Grievances.Channels.IsEmpty || p.Grievances.Cases is not null || p.Grievances.InTime is not null).Select(p => Row(
            c.Member, Name(p.Name), string.Join(", ", p.Grievances.Channels.Select(channel => Word(content.Rubric.Channels, channel))), p.Grievances.Cases, Percent(p.Grievances.InTime), YesNo(p.CommonGrm))));

    private DeliveryTable Coordination() => Table(
        "coordination", DeliveryTexts.Coordination, "CI9 a7",
        [Member, Of(EntryKind.Organisation, "body", DeliveryTexts.Body), Field(EntryKind.Organisation, "level"), Field(EntryKind.Organisation, "mandate"), Field(EntryKind.Organisation, "meetings")],
        c => c.Inventory.Organisations.Where(o => o.Coordinates is true).Select(o => Row(
            c.Member, Name(o.Name), EntryWords.Choice("level", Codes.Of(o.Level)), o.Mandate, o.Meetings)));

    private DeliveryTable Datasets() => Table(
        "datasets", DeliveryTexts.Datasets, "c4",
        [Member, Dataset, Field(EntryKind.Dataset, "format"), Field(EntryKind.Dataset, "coverage"), Field(EntryKind.Dataset, "decision"), Field(EntryKind.Dataset, "decided_for")],
        c => c.Inventory.Datasets.Where(d => d.Decision is not null || d.Format != DatasetFormat.Database).Select(d => Row(
            c.Member, Name(d.Name), EntryWords.Choice("format", Codes.Of(d.Format)), Percent(d.Coverage),
            d.Decision is { } decision ? EntryWords.Choice("decision", Codes.Of(decision)) : null, d.DecidedFor)));

    private DeliveryTable Quality() => Table(
        "quality", DeliveryTexts.Quality, "d2",
        [Member, Dataset, Field(EntryKind.Dataset, "updated"), Field(EntryKind.Dataset, "duplicates"), ("match_rate_least", DeliveryTexts.MatchLeast), ("match_rate_most", DeliveryTexts.MatchMost)],
        c => c.Inventory.Datasets
            .Select(d => (Dataset: d, Matches: (c.Inventory.Links ?? []).Where(l => l.At.Dataset == d.Id).Select(l => l.MatchRate).OfType<Fraction>().ToArray()))
            .Where(d => d.Dataset.Updated is not null || d.Dataset.Duplicates is not null || d.Matches.Length > 0)
            .Select(d => Row(
                c.Member, Name(d.Dataset.Name), d.Dataset.Updated, Percent(d.Dataset.Duplicates),
                Percent(d.Matches.Length > 0 ? d.Matches.Min() : null), Percent(d.Matches.Length > 0 ? d.Matches.Max() : null))));

    private DeliveryTable Table(
        string id, string title, string asks, ImmutableArray<(string, string)> columns,
        Func<(string Member, Inventory Inventory, Assessment Assessment), IEnumerable<ImmutableArray<object?>>> rows)
    {
        var all = _countries.Select(c => rows(c).ToArray()).ToArray();
        return new(id, title, asks, columns, [.. all.SelectMany(r => r)], all.Count(r => r.Length > 0), _countries.Length);
    }

    private static (string, string) Member => ("member", RecommendationsTexts.Member);

    private static (string, string) Programme => Of(EntryKind.Programme, "programme", EntryWords.Kind(EntryKind.Programme));

    private static (string, string) Dataset => Of(EntryKind.Dataset, "dataset", EntryWords.Kind(EntryKind.Dataset));

    private static (string, string) Of(EntryKind _, string name, string heading) => (name, heading);

    private static (string, string) Field(EntryKind kind, string field) => (field, EntryWords.Label(kind, field));

    private static ImmutableArray<object?> Row(params ReadOnlySpan<object?> cells) => [.. cells];

    private string Name(LocalText name) => name.In(_language);

    private string Word(ImmutableArray<Term> terms, string code) => terms.FirstOrDefault(t => t.Code == code)?.Name.In(_language) ?? code;

    private static Share? Percent(Fraction? share) => share is { } value ? new Share((value * 100).ToDouble()) : null;

    private static string? YesNo(bool? answer) => answer switch { true => InventoryTexts.Yes, false => InventoryTexts.No, null => null };
}

/// <summary>A share in percent.</summary>
internal readonly record struct Share(double Percent);
