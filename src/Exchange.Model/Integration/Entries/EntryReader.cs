using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration.Entries;

/// <summary>
/// Makes the inventory of its entries. What cannot be read is unknown; what names something that is not there is left out.
/// <see cref="EntryRules"/> says so in words.
/// </summary>
public static class EntryReader
{
    /// <summary>Reads the entries, in any order.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="assessed">When the country last went through the whole; null if it never did.</param>
    public static Inventory Read(IEnumerable<Entry> entries, DateOnly? assessed)
    {
        var kinds = entries.OrderBy(e => e.Key.Id, StringComparer.Ordinal).ToLookup(e => e.Key.Kind);
        var delivery = kinds[EntryKind.Delivery].ToLookup(e => e.Key.First, StringComparer.Ordinal);
        ImmutableArray<Programme> programmes = [.. kinds[EntryKind.Programme].Select(e => Programme(e, delivery[e.Key.Id]))];
        ImmutableArray<Dataset> datasets = [.. kinds[EntryKind.Dataset].Select(Dataset)];
        var (runs, held) = (programmes.Select(p => p.Id).ToHashSet(StringComparer.Ordinal), datasets.Select(d => d.Id).ToHashSet(StringComparer.Ordinal));
        var through = kinds[EntryKind.List].Where(e => FieldReader.YesNo(e["gone_through"]) is true).Select(e => e.Key.Id).ToHashSet(StringComparer.Ordinal);
        bool Joins(Entry e) => runs.Contains(e.Key.First) && held.Contains(e.Key.Second);
        return new()
        {
            Organisations = [.. kinds[EntryKind.Organisation].Select(Organisation)],
            Programmes = programmes,
            Datasets = datasets,
            Shocks = [.. kinds[EntryKind.Shock].Select(Shock)],
            Needs = Taken("needs", EntryKind.Need, Joins, Need),
            Links = Taken("links", EntryKind.Link, Joins, Link),
            CrossChecks = Taken("cross-checks", EntryKind.CrossCheck, e => runs.Contains(e.Key.First) && runs.Contains(e.Key.Second), e => e)
                is { } checks ? [.. checks.Where(e => FieldReader.YesNo(e["compared"]) is true).Select(e => new ProgrammePair(e.Key.First, e.Key.Second))] : null,
            Answers = kinds[EntryKind.Criterion].ToImmutableSortedDictionary(e => e.Key.Id, Answer, StringComparer.Ordinal),
            Assessed = assessed,
        };

        // A list of which something is told, or that was gone through, is known; another is not.
        ImmutableArray<T>? Taken<T>(string list, EntryKind kind, Func<Entry, bool> joins, Func<Entry, T> read) =>
            through.Contains(list) || kinds[kind].Any() ? [.. kinds[kind].Where(joins).Select(read)] : null;
    }

    /// <summary>An entry's name; where a language is not given, another one stands in. The id if there is none.</summary>
    public static LocalText NameOf(Entry entry)
    {
        var (en, fr, ar) = (entry["name_en"], entry["name_fr"], entry["name_ar"]);
        return new(en ?? fr ?? ar ?? entry.Key.Id, fr ?? en ?? ar ?? entry.Key.Id, ar ?? en ?? fr ?? entry.Key.Id);
    }

    private static Organisation Organisation(Entry e) =>
        new(e.Key.Id, NameOf(e), Codes.Find<OrganisationLevel>(e["level"]) ?? OrganisationLevel.National, e["role"])
        {
            Coordinates = FieldReader.YesNo(e["coordinates"]), Mandate = e["mandate"], Meetings = FieldReader.Count(e["meetings"]),
        };

    private static Shock Shock(Entry e) => new(
        e.Key.Id, NameOf(e), e["shock"] ?? "", FieldReader.Count(e["year"]) is { } year and < 10_000 ? (int)year : null, FieldReader.Count(e["affected"]),
        FieldReader.Count(e["first_payment_days"]), FieldReader.Percent(e["response_share"]));

    private static Programme Programme(Entry e, IEnumerable<Entry> phases) => new(e.Key.Id, e["organisation"] ?? "", NameOf(e), e["type"] ?? "")
    {
        LegalBasis = e["legal_basis"],
        Beneficiaries = FieldReader.Count(e["beneficiaries"]),
        Households = FieldReader.Count(e["households"]),
        Budget = FieldReader.Amount(e["budget"]),
        YearlySpending = FieldReader.Amount(e["spending"]),
        Staff = FieldReader.Count(e["staff"]),
        Active = FieldReader.YesNo(e["active"]) ?? true,
        GovernmentOwned = FieldReader.YesNo(e["government_owned"]) ?? true,
        DigitalMis = FieldReader.YesNo(e["digital_mis"]),
        InBeneficiaryRegistry = FieldReader.Percent(e["in_beneficiary_registry"]),
        UidShare = FieldReader.Percent(e["uid_share"]),
        GatewayShare = FieldReader.Percent(e["gateway_share"]),
        CommonGrm = FieldReader.YesNo(e["common_grm"]),
        DigitalIntakeShare = FieldReader.Percent(e["digital_intake_share"]),
        DigitalPaymentShare = FieldReader.Percent(e["digital_payment_share"]),
        Pace = new(
            FieldReader.Count(e["intake_days"]), FieldReader.Count(e["payment_days"]), FieldReader.Count(e["event_days"]), FieldReader.Count(e["surge"])),
        Errors = new(FieldReader.Percent(e["inclusion_error"]), FieldReader.Percent(e["exclusion_error"]), e["error_method"]),
        Grievances = new(Terms(e["grievance_channels"]), FieldReader.Count(e["grievance_cases"]), FieldReader.Percent(e["grievance_in_time"])),
        Delivery = [.. phases.Select(Phase)],
    };

    private static PhaseReview Phase(Entry e) => new(
        e.Key.Second[0] - '0',
        e["grade"] is [>= '0' and <= '3' and var grade] ? grade - '0' : null,
        e["strength"],
        e["weakness"],
        Terms(e["causes"]),
        Terms(e["not_reached"]))
    {
        Modes = Terms(e["modes"]), Reached = Terms(e["reached"]),
    };

    private static Dataset Dataset(Entry e) => new(
        e.Key.Id,
        e["owner"] ?? "",
        e["kind"] ?? "",
        NameOf(e),
        Codes.Find<DatasetFormat>(e["format"]) ?? DatasetFormat.Paper,
        Codes.Find<RecordKey>(e["key"]) ?? RecordKey.None,
        FieldReader.Count(e["persons_covered"]),
        FieldReader.Day(e["updated"]),
        Codes.Find<PersonalData>(e["personal_data"]) ?? PersonalData.Ordinary)
    {
        Coverage = FieldReader.Percent(e["coverage"]),
        Duplicates = FieldReader.Percent(e["duplicates"]),
        Decision = Codes.Find<DatasetDecision>(e["decision"]),
        DecidedFor = FieldReader.Day(e["decided_for"]),
    };

    private static Need Need(Entry e)
    {
        var need = new Need(
            e.Key.At, Codes.Find<NeedPurpose>(e["purpose"]) ?? NeedPurpose.EligibilityCheck, Codes.Find<DeliveryStage>(e["stage"]) ?? DeliveryStage.Assessment);
        return need.Drop(e[EntryFields.Dropped]) ?? need;
    }

    private static Link Link(Entry e) => new(
        e.Key.At,
        Codes.Find<LinkTool>(e["tool"]) ?? LinkTool.None,
        Codes.Find<LinkDirection>(e["direction"]) ?? LinkDirection.ToProgramme,
        Codes.Find<RecordKey>(e["key"]) ?? RecordKey.None,
        FieldReader.YesNo(e["legal_basis"]) is true,
        FieldReader.Day(e["first_live"]),
        FieldReader.Day(e["last_verified"]),
        FieldReader.Count(e["failures"]) is { } failures ? (int)Math.Min(failures, int.MaxValue) : null)
    {
        PlannedFor = FieldReader.Day(e["planned_for"]),
        MatchRate = FieldReader.Percent(e["match_rate"]),
    };

    private static CriterionAnswer Answer(Entry e)
    {
        var items = ImmutableArray.CreateBuilder<EvidenceItem>();
        if (e[EntryFields.Evidence] is { } document)
            items.Add(new(EvidenceKind.Document, document));
        foreach (var item in e.Evidence.IsDefault ? [] : e.Evidence)
            items.Add(new(item.Kind == Submissions.EvidenceKind.Link ? EvidenceKind.Link : EvidenceKind.Document, item.Name));
        return new(FieldReader.YesNo(e["met"]), e[EntryFields.Note], items.ToImmutable());
    }

    private static ImmutableArray<string> Terms(string? text) => text is null ? [] : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
