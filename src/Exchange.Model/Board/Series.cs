using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Model.Board;

/// <summary>Which figures a picture is drawn from.</summary>
public enum Selection
{
    /// <summary>The national figure where one is accepted for the year, the published one otherwise.</summary>
    Combined,
    /// <summary>Published figures alone.</summary>
    Published,
    /// <summary>Nationally accepted figures alone.</summary>
    National,
}

/// <summary>What is known of one member, indicator and year: the published and the national figure side by side.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Published">The international figure; null if none.</param>
/// <param name="National">The nationally accepted figure; null if none.</param>
public sealed record SeriesPoint(int Year, Observation? Published, Observation? National)
{
    /// <summary>The figure of the selection, or null.</summary>
    public Observation? In(Selection selection) => selection switch
    {
        Selection.Published => Published,
        Selection.National => National,
        _ => National ?? Published,
    };
}

/// <summary>How many reported of how many, and how their latest figures are spread. Unweighted over members.</summary>
/// <param name="Reported">Members with a figure.</param>
/// <param name="Of">Members asked about.</param>
/// <param name="Mean">Mean, in the indicator's unit; null if nobody reported.</param>
/// <param name="Median">Median; null if nobody reported.</param>
/// <param name="Minimum">Smallest; null if nobody reported.</param>
/// <param name="Maximum">Largest; null if nobody reported.</param>
/// <param name="LastChange">When a national figure last changed it; null if none has.</param>
[GenerateSerializer, Immutable, Alias("aggregate")]
public sealed record Aggregate(
    [property: Id(0)] int Reported,
    [property: Id(1)] int Of,
    [property: Id(2)] double? Mean,
    [property: Id(3)] double? Median,
    [property: Id(4)] double? Minimum,
    [property: Id(5)] double? Maximum,
    [property: Id(6)] DateTimeOffset? LastChange);

/// <summary>One indicator over all members (figures for everybody, no breakdown), with its aggregates.</summary>
public sealed class Series
{
    private static readonly MemberGroup[] Groups = Enum.GetValues<MemberGroup>();

    private readonly ImmutableArray<ImmutableArray<SeriesPoint>> _byMember;
    private Drawn? _summary;

    internal Series(Indicator indicator, ImmutableArray<Member> members, ImmutableArray<ImmutableArray<SeriesPoint>> byMember, DateTimeOffset? lastChange)
    {
        Indicator = indicator;
        Members = members;
        _byMember = byMember;
        LastChange = lastChange;
    }

    /// <summary>What is measured.</summary>
    public Indicator Indicator { get; }

    /// <summary>All members, in the order of <see cref="Latest"/>.</summary>
    public ImmutableArray<Member> Members { get; }

    /// <summary>Per member the latest figure, national before published within a year; null where nothing is reported.</summary>
    public ImmutableArray<Observation?> Latest => Summary.Latest;

    /// <summary>Over all members.</summary>
    public Aggregate All => Summary.All;

    /// <summary>When a national figure last changed; null if none has.</summary>
    public DateTimeOffset? LastChange { get; }

    /// <summary>Over one group.</summary>
    public Aggregate Of(MemberGroup group) => Summary.Groups[(int)group];

    /// <summary>All years of one member, oldest first; empty if nothing is known.</summary>
    public ImmutableArray<SeriesPoint> Of(string iso3)
    {
        for (var i = 0; i < Members.Length; i++)
            if (Members[i].Iso3 == iso3)
                return _byMember[i];
        return [];
    }

    /// <summary>The latest figure of each member in the selection and the span of years.</summary>
    public IEnumerable<(Member Member, Observation Latest)> LatestIn(Selection selection, int? from = null, int? to = null)
    {
        for (var i = 0; i < Members.Length; i++)
            if (Last(_byMember[i], selection, from, to) is { } latest)
                yield return (Members[i], latest);
    }

    internal Series With(int member, IEnumerable<SeriesEdit> edits)
    {
        var points = _byMember[member].ToBuilder();
        var at = LastChange;
        foreach (var edit in edits)
        {
            var place = 0;
            while (place < points.Count && points[place].Year < edit.Year)
                place++;
            var exists = place < points.Count && points[place].Year == edit.Year;
            var point = exists ? points[place] with { National = edit.National } : new SeriesPoint(edit.Year, null, edit.National);
            if (exists)
                points.RemoveAt(place);
            if (point is not { Published: null, National: null })
                points.Insert(place, point);
            at = at > edit.At ? at : edit.At;
        }
        return new(Indicator, Members, _byMember.SetItem(member, points.ToImmutable()), at);
    }

    // Many publications may pass before anybody looks. Two who look at once draw the same.
    private Drawn Summary => _summary ??= Draw();

    private Drawn Draw()
    {
        ImmutableArray<Observation?> latest = [.. _byMember.Select(points => Last(points, Selection.Combined))];
        return new(latest, Summarise(latest, null), [.. Groups.Select(g => Summarise(latest, g))]);
    }

    private Aggregate Summarise(ImmutableArray<Observation?> latest, MemberGroup? group)
    {
        var of = 0;
        var values = new List<double>(Members.Length);
        for (var i = 0; i < Members.Length; i++)
        {
            if (group is not null && Members[i].Group != group)
                continue;
            of++;
            if (latest[i] is { } observation)
                values.Add(observation.Value);
        }
        return Spread.Of(values, of, LastChange);
    }

    private sealed record Drawn(ImmutableArray<Observation?> Latest, Aggregate All, ImmutableArray<Aggregate> Groups);

    private static Observation? Last(ImmutableArray<SeriesPoint> points, Selection selection, int? from = null, int? to = null)
    {
        for (var i = points.Length - 1; i >= 0; i--)
            if (!(points[i].Year > to) && !(points[i].Year < from) && points[i].In(selection) is { } observation)
                return observation;
        return null;
    }
}

/// <summary>One year of one member's national figure set anew; null removes it.</summary>
internal readonly record struct SeriesEdit(int Year, Observation? National, DateTimeOffset At);
