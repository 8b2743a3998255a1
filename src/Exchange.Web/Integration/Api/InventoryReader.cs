using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Exchange.Model.Integration;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;
using Fractions;

namespace Exchange.Web.Integration.Api;

/// <summary>From a posted inventory to the facts of an assessment. Everything wrong is told at once, each with its place in the document.</summary>
internal sealed class InventoryReader
{
    public const int MostProgrammes = 2_000;
    public const int MostNeeds = 100_000;
    public const int MostLinks = 100_000;
    public const int MostCrossChecks = 200_000;
    public const int MostCriteria = 50;
    public const int LongestId = 100;

    private const int MostErrors = 100;
    private static readonly string[] Modes = ["none", "manual", "batch", "query", "event"];
    private static readonly string[] Grades = ["1", "2", "3"];

    private readonly HashSet<string> _programmes = new(StringComparer.Ordinal);
    private readonly List<(string Place, Func<string> Sentence)> _wrong = [];

    /// <summary>The facts, or why there are none.</summary>
    public static (Facts? Facts, Problem? Refusal) Read(AssessRequest request)
    {
        var reader = new InventoryReader();
        var facts = reader.Facts(request);
        return reader._wrong.Count == 0 ? (facts, null) : (null, reader.Refusal());
    }

    private Facts Facts(AssessRequest request)
    {
        if (request.Programmes is null)
            Wrong("programmes", () => Write.Text(IntegrationTexts.ProgrammesMissing));
        return new()
        {
            Programmes = List(request.Programmes, "programmes", MostProgrammes, Programme) ?? [],
            Needs = List(request.Needs, "needs", MostNeeds, Need),
            Links = List(request.Links, "links", MostLinks, Link),
            CrossChecks = List(request.CrossChecks, "crosschecks", MostCrossChecks, CrossCheck),
            Blocks = Blocks(request.Blocks),
        };
    }

    private ImmutableArray<TOut>? List<TIn, TOut>(TIn?[]? entries, string name, int most, Func<TIn, string, TOut?> read) where TIn : class
    {
        if (entries is null)
            return null;
        if (entries.Length > most)
        {
            Wrong(name, () => Write.Text(IntegrationTexts.TooMany, Write.Figure(entries.Length, 0), Write.Figure(most, 0)));
            return [];
        }
        var list = ImmutableArray.CreateBuilder<TOut>(entries.Length);
        for (var i = 0; i < entries.Length && _wrong.Count < MostErrors; i++)
        {
            var place = FormattableString.Invariant($"{name}[{i}]");
            if (entries[i] is not { } entry)
                Wrong(place, () => IntegrationTexts.Empty);
            else if (read(entry, place) is { } taken)
                list.Add(taken);
        }
        return list.ToImmutable();
    }

    private ProgrammeFacts? Programme(ProgrammeEntry entry, string place)
    {
        if (!IsId(entry.Id, place + ".id"))
            return null;
        if (!_programmes.Add(entry.Id))
            Wrong(place + ".id", () => Write.Text(IntegrationTexts.Twice, entry.Id));
        if (entry.Beneficiaries is { } count && (count.IsNegative || !count.Denominator.IsOne))
            Wrong(place + ".beneficiaries", () => IntegrationTexts.NotACount);
        return new(
            entry.Id,
            entry.Beneficiaries?.Numerator,
            Share(entry.InBeneficiaryRegistry, place + ".in_beneficiary_registry"),
            Share(entry.UidShare, place + ".uid_share"),
            Share(entry.GatewayShare, place + ".gateway_share"),
            YesNo(entry.CommonGrm, place + ".common_grm"),
            YesNo(entry.DigitalMis, place + ".digital_mis"))
        {
            Active = entry.Active ?? true,
            GovernmentOwned = entry.GovernmentOwned ?? true,
        };
    }

    private Connection Need(string?[] pair, string place)
    {
        if (!IsPair(pair, place))
            return default;
        Known(pair[0], place + "[0]");
        IsId(pair[1], place + "[1]");
        return new(pair[0]!, pair[1]!);
    }

    private ProgrammePair CrossCheck(string?[] pair, string place)
    {
        if (!IsPair(pair, place))
            return default;
        Known(pair[0], place + "[0]");
        Known(pair[1], place + "[1]");
        if (pair[0] == pair[1])
            Wrong(place, () => Write.Text(IntegrationTexts.WithItself, pair[0]));
        return new(pair[0]!, pair[1]!);
    }

    private LinkFacts? Link(LinkEntry entry, string place)
    {
        Known(entry.Programme, place + ".programme");
        IsId(entry.Dataset, place + ".dataset");
        var tool = Array.IndexOf(Modes, entry.Mode);
        if (tool < 0)
            Wrong(place + ".mode", () => Write.Text(IntegrationTexts.UnknownWord, entry.Mode, string.Join(", ", Modes)));
        if (entry.VerifiedMonthsAgo is { IsNegative: true })
            Wrong(place + ".verified_months_ago", () => IntegrationTexts.NotMonths);
        return new(new(entry.Programme!, entry.Dataset!), (LinkTool)tool, Months(entry.VerifiedMonthsAgo), entry.LegalBasis ?? false);
    }

    // A begun month counts whole, as the model has it.
    private static int? Months(Fraction? months) => months switch
    {
        null => null,
        { } value when value > LinkFacts.MonthsVerified => LinkFacts.MonthsVerified + 1,
        { } value => (int)Fraction.Round(value, 0, MidpointRounding.ToPositiveInfinity).Numerator,
    };

    private ImmutableSortedDictionary<string, Ladder> Blocks(Dictionary<string, Dictionary<string, bool?[]?>?>? blocks)
    {
        var ladders = ImmutableSortedDictionary.CreateBuilder<string, Ladder>(StringComparer.Ordinal);
        foreach (var (code, grades) in blocks ?? [])
        {
            var place = "blocks." + code;
            if (!Rubric.BlockCodes.Contains(code))
                Wrong(place, () => Write.Text(IntegrationTexts.UnknownBlock, code, Rubric.BlockCodes[0], Rubric.BlockCodes[^1]));
            else
                ladders[code] = Ladder(grades ?? [], place);
        }
        return ladders.ToImmutable();
    }

    private Ladder Ladder(Dictionary<string, bool?[]?> grades, string place)
    {
        foreach (var (grade, criteria) in grades)
        {
            if (!Grades.Contains(grade))
                Wrong($"{place}.{grade}", () => Write.Text(IntegrationTexts.UnknownWord, grade, string.Join(", ", Grades)));
            if (criteria?.Length > MostCriteria)
                Wrong($"{place}.{grade}", () => Write.Text(IntegrationTexts.TooMany, Write.Figure(criteria.Length, 0), Write.Figure(MostCriteria, 0)));
        }
        return new(Of("1"), Of("2"), Of("3"));

        ImmutableArray<bool?> Of(string grade) => [.. grades.GetValueOrDefault(grade) ?? []];
    }

    private Fraction? Share(Fraction? share, string place)
    {
        if (share is { } value && (value.IsNegative || value > Fraction.One))
            Wrong(place, () => IntegrationTexts.NotAShare);
        return share;
    }

    private bool? YesNo(Fraction? answer, string place)
    {
        if (answer is { } value && !value.IsZero && value != Fraction.One)
            Wrong(place, () => IntegrationTexts.NotYesNo);
        return answer is { } given ? !given.IsZero : null;
    }

    private bool IsPair(string?[] pair, string place)
    {
        if (pair.Length == 2)
            return true;
        Wrong(place, () => IntegrationTexts.NotAPair);
        return false;
    }

    private void Known(string? id, string place)
    {
        if (IsId(id, place) && !_programmes.Contains(id))
            Wrong(place, () => Write.Text(IntegrationTexts.UnknownProgramme, id));
    }

    private bool IsId([NotNullWhen(true)] string? id, string place)
    {
        if (!string.IsNullOrWhiteSpace(id) && id.Length <= LongestId)
            return true;
        Wrong(place, () => Write.Text(IntegrationTexts.IdUnfit, LongestId));
        return false;
    }

    private void Wrong(string place, Func<string> sentence) => _wrong.Add((place, sentence));

    private Problem Refusal() => new(
        "unfit-inventory", 422,
        () => Write.Text(IntegrationTexts.NotAssessed, Write.Count(ApiTexts.Errors, _wrong.Count), _wrong[0].Place, _wrong[0].Sentence()),
        () => [.. _wrong.Take(MostErrors).Select(w => new ProblemError(w.Place, w.Sentence()))]);
}
