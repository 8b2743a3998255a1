using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Integration;

namespace Exchange.Model.Exchanges;

/// <summary>Why something was not done, to be told in the reader's language.</summary>
/// <param name="Rule">Name of the rule, also the key of its sentence.</param>
/// <param name="Arguments">What stands in the sentence, in order, written invariantly.</param>
[GenerateSerializer, Immutable, Alias("exchange-refusal")]
public sealed record Refusal([property: Id(0)] string Rule, [property: Id(1)] ImmutableArray<string> Arguments)
{
    /// <summary>Makes a refusal with its arguments.</summary>
    public static Refusal Of(string rule, params object[] arguments) => new(rule, [.. arguments.Select(a => FormattableString.Invariant($"{a}"))]);
}

/// <summary>What an offer or a request must be.</summary>
public static class StatementRules
{
    /// <summary>Most people in a delegation.</summary>
    public const int MostPeople = 12;

    /// <summary>Most delegations of one offer, in the season and in a month.</summary>
    public const int MostPlaces = 40;

    /// <summary>Most months of one offer or request.</summary>
    public const int MostMonths = 24;

    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 2_000;

    /// <summary>Working languages that can be named.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "fr", "ar", "tr", "ru", "pt", "fa", "ur", "ms", "id"];

    /// <summary>What is unfit about an offer; empty if nothing.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="isMember">Whether a code is a member's.</param>
    public static ImmutableArray<Refusal> Check(Offer offer, Func<string, bool> isMember)
    {
        var found = ImmutableArray.CreateBuilder<Refusal>();
        Common(found, offer.Member, offer.Block, offer.Modes, offer.Languages, offer.Months, offer.Note, isMember);
        if (offer.Capacity is < 1 or > MostPlaces)
            found.Add(Refusal.Of("CapacityUnfit", MostPlaces));
        if (offer.Together is < 1 or > MostPlaces || offer.Together > Math.Max(1, offer.Capacity))
            found.Add(Refusal.Of("TogetherUnfit"));
        if (offer.LargestDelegation is < 1 or > MostPeople)
            found.Add(Refusal.Of("PeopleUnfit", MostPeople));
        if (offer.LeastGrade is < 0 or > Ladder.Highest)
            found.Add(Refusal.Of("GradeUnfit"));
        return found.DrainToImmutable();
    }

    /// <summary>What is unfit about a request; empty if nothing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isMember">Whether a code is a member's.</param>
    public static ImmutableArray<Refusal> Check(Request request, Func<string, bool> isMember)
    {
        var found = ImmutableArray.CreateBuilder<Refusal>();
        Common(found, request.Member, request.Block, request.Modes, request.Languages, request.Months, request.Note, isMember);
        if (request.People is < 1 or > MostPeople)
            found.Add(Refusal.Of("PeopleUnfit", MostPeople));
        if (request.Gate is { } gate && Gate.Find(gate) is null)
            found.Add(Refusal.Of("GateUnknown", gate));
        return found.DrainToImmutable();
    }

    /// <summary>Whether the text is a month: <c>2027-05</c>.</summary>
    public static bool IsMonth(string text) =>
        text.Length == 7 && DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static void Common(
        ImmutableArray<Refusal>.Builder found, string member, string block, ImmutableArray<Mode> modes, ImmutableArray<string> languages,
        ImmutableArray<string> months, string note, Func<string, bool> isMember)
    {
        if (!isMember(member))
            found.Add(Refusal.Of("MemberUnknown", member));
        if (!Rubric.BlockCodes.Contains(block))
            found.Add(Refusal.Of("BlockUnknown", block));
        if (modes.IsDefaultOrEmpty || modes.Distinct().Count() != modes.Length || modes.Any(m => !Enum.IsDefined(m)))
            found.Add(Refusal.Of("ModesUnfit"));
        if (languages.IsDefaultOrEmpty || languages.Distinct().Count() != languages.Length || languages.Any(l => !Languages.Contains(l)))
            found.Add(Refusal.Of("LanguagesUnfit"));
        if (months.IsDefaultOrEmpty || months.Length > MostMonths || months.Distinct().Count() != months.Length || months.Any(m => !IsMonth(m)))
            found.Add(Refusal.Of("MonthsUnfit", MostMonths));
        if (note.Length > LongestNote)
            found.Add(Refusal.Of("NoteTooLong", LongestNote));
    }
}
