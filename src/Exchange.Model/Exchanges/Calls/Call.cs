using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Calls;

/// <summary>Where a call stands.</summary>
public enum CallStatus
{
    /// <summary>Being prepared: host and secretariat see it.</summary>
    Draft,
    /// <summary>Public.</summary>
    Published,
    /// <summary>Called off, with a reason; public.</summary>
    Cancelled,
}

/// <summary>One item of an agenda.</summary>
/// <param name="Starts">When it begins.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="What">What it is.</param>
[GenerateSerializer, Immutable, Alias("agenda-item")]
public sealed record AgendaItem([property: Id(0)] DateTimeOffset Starts, [property: Id(1)] DateTimeOffset Ends, [property: Id(2)] string What);

/// <summary>An exchange to which officials can apply: what, when, where, who may, by when, chosen by what.</summary>
/// <param name="Id">Short name in addresses.</param>
/// <param name="Host">Code of the host.</param>
/// <param name="Block">Building block, B01 to B14.</param>
/// <param name="Track">Technical, policy or both.</param>
/// <param name="Mode">How it takes place.</param>
/// <param name="Languages">Two-letter codes of the languages it is held in.</param>
/// <param name="Title">Title in three languages.</param>
/// <param name="About">What is shown and taught, in the host's words.</param>
/// <param name="Criteria">By what is chosen.</param>
/// <param name="Places">Most people who take part.</param>
/// <param name="Members">Codes of the members whose officials may apply; empty for all.</param>
/// <param name="ApplyBy">Until when one applies.</param>
/// <param name="NominateBy">Until when focal points nominate.</param>
/// <param name="Starts">First day.</param>
/// <param name="Ends">Last day.</param>
/// <param name="Where">Place, or how to join.</param>
[GenerateSerializer, Immutable, Alias("call")]
public sealed record Call(
    [property: Id(0)] string Id,
    [property: Id(1)] string Host,
    [property: Id(2)] string Block,
    [property: Id(3)] Track Track,
    [property: Id(4)] Mode Mode,
    [property: Id(5)] ImmutableArray<string> Languages,
    [property: Id(6)] LocalText Title,
    [property: Id(7)] string About,
    [property: Id(8)] string Criteria,
    [property: Id(9)] int Places,
    [property: Id(10)] ImmutableArray<string> Members,
    [property: Id(11)] DateTimeOffset ApplyBy,
    [property: Id(12)] DateTimeOffset NominateBy,
    [property: Id(13)] DateOnly Starts,
    [property: Id(14)] DateOnly Ends,
    [property: Id(15)] string Where)
{
    /// <summary>The season it came out of; null if none.</summary>
    [Id(16)] public string? Season { get; init; }

    /// <summary>The matches it carries out.</summary>
    [Id(17)] public ImmutableArray<string> Matches { get; init; } = [];

    /// <summary>What happens when.</summary>
    [Id(18)] public ImmutableArray<AgendaItem> Agenda { get; init; } = [];

    /// <summary>Whom to turn to; only those who take part, host and secretariat read it.</summary>
    [Id(19)] public string Contacts { get; init; } = "";

    /// <summary>Made up for trying the product out; marked on every page that shows it.</summary>
    [Id(20)] public bool Trial { get; init; }

    /// <summary>Officials of the member may apply.</summary>
    public bool IsOpenTo(string member) => member != Host && (Members.IsEmpty || Members.Contains(member));
}

/// <summary>What a call must be.</summary>
public static class CallRules
{
    /// <summary>Most people of one exchange.</summary>
    public const int MostPlaces = 200;

    /// <summary>Longest free text, in characters.</summary>
    public const int LongestText = 6_000;

    /// <summary>Longest title, place or item of an agenda.</summary>
    public const int LongestLine = 200;

    /// <summary>Most items of an agenda.</summary>
    public const int MostItems = 100;

    /// <summary>What is unfit about a call; empty if nothing.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isMember">Whether a code is a member's.</param>
    public static ImmutableArray<Refusal> Check(Call call, Func<string, bool> isMember)
    {
        var found = ImmutableArray.CreateBuilder<Refusal>();
        Unless(isMember(call.Host), "MemberUnknown", call.Host);
        foreach (var member in call.Members.Where(m => !isMember(m)))
            Unless(false, "MemberUnknown", member);
        Unless(Integration.Rubric.BlockCodes.Contains(call.Block), "BlockUnknown", call.Block);
        Unless(Enum.IsDefined(call.Mode) && Enum.IsDefined(call.Track), "ModesUnfit");
        Unless(!call.Languages.IsDefaultOrEmpty && call.Languages.All(l => StatementRules.Languages.Contains(l)), "LanguagesUnfit");
        Unless(!string.IsNullOrWhiteSpace(call.Title.En) && call.Title.En.Length <= LongestLine && call.Title.Fr.Length <= LongestLine && call.Title.Ar.Length <= LongestLine, "CallTitleUnfit", LongestLine);
        Unless(call.About.Length <= LongestText && call.Criteria.Length <= LongestText && call.Contacts.Length <= LongestText, "TextTooLong", LongestText);
        Unless(call.Where.Length <= LongestLine, "TextTooLong", LongestLine);
        Unless(call.Places is >= 1 and <= MostPlaces, "PlacesUnfit", MostPlaces);
        Unless(call.Starts <= call.Ends && call.Ends.DayNumber - call.Starts.DayNumber <= 366, "CallDaysUnfit");
        Unless(call.ApplyBy <= call.NominateBy && call.NominateBy <= new DateTimeOffset(call.Ends, TimeOnly.MaxValue, TimeSpan.Zero), "CallDeadlinesUnfit");
        Unless(call.Agenda.Length <= MostItems && call.Agenda.All(i => i.Starts < i.Ends && i.What.Length is > 0 and <= LongestLine), "AgendaUnfit", MostItems, LongestLine);
        return found.DrainToImmutable();

        void Unless(bool holds, string rule, params object[] arguments)
        {
            if (!holds)
                found.Add(Refusal.Of(rule, arguments));
        }
    }
}
