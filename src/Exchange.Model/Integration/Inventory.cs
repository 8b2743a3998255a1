using System.Collections.Immutable;

namespace Exchange.Model.Integration;

/// <summary>
/// Who has which data, how they are used and to what purpose; and the answers to the building blocks' criteria. A list that is null was not
/// taken up yet, which is not the same as an empty one.
/// </summary>
public sealed record Inventory
{
    /// <summary>Institutions.</summary>
    public ImmutableArray<Organisation> Organisations { get; init; } = [];

    /// <summary>Programmes.</summary>
    public ImmutableArray<Programme> Programmes { get; init; } = [];

    /// <summary>Datasets.</summary>
    public ImmutableArray<Dataset> Datasets { get; init; } = [];

    /// <summary>Needs, those dropped with their reason included.</summary>
    public ImmutableArray<Need>? Needs { get; init; }

    /// <summary>Links.</summary>
    public ImmutableArray<Link>? Links { get; init; }

    /// <summary>Pairs of programmes whose lists of beneficiaries are compared automatically.</summary>
    public ImmutableArray<ProgrammePair>? CrossChecks { get; init; }

    /// <summary>Shocks that struck the country.</summary>
    public ImmutableArray<Shock> Shocks { get; init; } = [];

    /// <summary>Answers by id of the criterion; those left out are unknown.</summary>
    public ImmutableSortedDictionary<string, CriterionAnswer> Answers { get; init; } =
        ImmutableSortedDictionary.Create<string, CriterionAnswer>(StringComparer.Ordinal);

    /// <summary>When the country last went through the whole; null if it never did.</summary>
    public DateOnly? Assessed { get; init; }

    /// <summary>What an assessment on that day reads, and what it left out with the reason.</summary>
    /// <param name="day">The day: verifications of links decay.</param>
    /// <param name="rubric">The criteria.</param>
    public Reading On(DateOnly day, Rubric rubric)
    {
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        if (Assessed is { } assessed && Age.IsStale(assessed, day))
            remarks.Add(new(RemarkKind.AssessmentStale, null));
        foreach (var programme in Programmes)
            if (programme is { Active: true, GovernmentOwned: false })
                remarks.Add(new(RemarkKind.OutsideGovernment, programme.Id));
        foreach (var link in Links ?? [])
            if (link.HoldsUntil < day)
                remarks.Add(new(RemarkKind.VerificationLapsed, null, link.At));
        foreach (var criterion in rubric.Blocks.SelectMany(b => b.Criteria))
            if (Answers.GetValueOrDefault(criterion.Id) is { Met: true } answer && answer.At(criterion.Grade) is null)
                remarks.Add(new(RemarkKind.EvidenceMissing, criterion.Id));
        return new(
            new()
            {
                Programmes = [.. Programmes.Select(p => p.Facts)],
                Needs = Needs?.Where(n => n.Stands).Select(n => n.At).ToImmutableArray(),
                Links = Links?.Select(l => l.On(day)).ToImmutableArray(),
                CrossChecks = CrossChecks,
                Blocks = rubric.Blocks.ToImmutableSortedDictionary(b => b.Code, Ladder, StringComparer.Ordinal),
            },
            remarks.ToImmutable());
    }

    /// <summary>By programme, the kinds of dataset that its kind usually needs and it does not declare: what dropped or forgotten needs look like.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> NeedsMissing(Rubric rubric)
    {
        var kinds = Datasets.ToDictionary(d => d.Id, d => d.Kind, StringComparer.Ordinal);
        var declared = (Needs ?? []).Where(n => n.Stands && kinds.ContainsKey(n.At.Dataset)).ToLookup(n => n.At.Programme, n => kinds[n.At.Dataset], StringComparer.Ordinal);
        return Programmes.Where(p => p.Active).ToImmutableSortedDictionary(
            p => p.Id,
            p => rubric.UsualNeeds.GetValueOrDefault(p.Type, []).Except(declared[p.Id], StringComparer.Ordinal).ToImmutableArray(),
            StringComparer.Ordinal);
    }

    private Ladder Ladder(BuildingBlock block)
    {
        return new(Grade(1), Grade(2), Grade(3));

        ImmutableArray<bool?> Grade(int grade) =>
            [.. block.Criteria.Where(c => c.Grade == grade).Select(c => Answers.GetValueOrDefault(c.Id)?.At(grade))];
    }
}

/// <summary>What an assessment reads of an inventory on a day, and what it left out.</summary>
/// <param name="Facts">What it reads.</param>
/// <param name="Remarks">What does not count, or is old, and why: nothing is downgraded silently.</param>
public sealed record Reading(Facts Facts, ImmutableArray<Remark> Remarks);

/// <summary>Why something in an inventory does not count, or is marked.</summary>
public enum RemarkKind
{
    /// <summary>The whole is older than 24 months: marked, nothing is changed by it.</summary>
    AssessmentStale,
    /// <summary>A programme that the government does not own: listed, not weighed.</summary>
    OutsideGovernment,
    /// <summary>A link that nobody verified for twelve months: not live.</summary>
    VerificationLapsed,
    /// <summary>A yes at grade 3 without evidence: unknown.</summary>
    EvidenceMissing,
}

/// <summary>Something that does not count, or is marked.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Subject">Id of the programme or criterion; null for a link or the whole.</param>
/// <param name="Link">The link; null for other kinds.</param>
public sealed record Remark(RemarkKind Kind, string? Subject, Connection? Link = null);
