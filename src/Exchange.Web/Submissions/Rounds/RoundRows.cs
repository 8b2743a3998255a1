using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Model.Submissions;
using Microsoft.AspNetCore.WebUtilities;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>Which members the board of a round shows; stands in the address.</summary>
/// <param name="State">Status of the submission; null for all.</param>
/// <param name="Late">Only those who are late.</param>
/// <param name="Group">Only members of the group; null for all.</param>
public sealed record RoundChoice(SubmissionStatus? State, bool Late, MemberGroup? Group)
{
    public const string LateName = "late";

    public static RoundChoice Read(string? query)
    {
        var given = QueryHelpers.ParseQuery(query);
        var state = given.TryGetValue("state", out var states) ? states.ToString() : "";
        var group = given.TryGetValue("group", out var groups) ? groups.ToString() : "";
        return new(
            Enum.TryParse<SubmissionStatus>(state, out var status) && Enum.IsDefined(status) ? status : null,
            state == LateName,
            Enum.TryParse<MemberGroup>(group, out var chosen) && Enum.IsDefined(chosen) ? chosen : null);
    }

    public override string ToString() => $"?state={(Late ? LateName : State?.ToString())}&group={Group}";
}

/// <summary>A member's line on the board of a round.</summary>
public sealed record RoundRow(Member Member, RoundProgress Progress, bool IsLate, int? Days, int DaysByMember, int DaysBySecretariat, DateTimeOffset? Extended);

/// <summary>What the board of a round shows at a moment.</summary>
/// <param name="Picture">The round and its members.</param>
/// <param name="All">Every member invited.</param>
/// <param name="Shown">Those the reader asked for.</param>
/// <param name="Choice">What the reader asked for.</param>
/// <param name="Now">The moment.</param>
public sealed record RoundRows(RoundPicture Picture, ImmutableArray<RoundRow> All, ImmutableArray<RoundRow> Shown, RoundChoice Choice, DateTimeOffset Now)
{
    public static RoundRows Of(RoundPicture picture, Reference reference, RoundChoice choice, DateTimeOffset now)
    {
        var round = picture.Round;
        ImmutableArray<RoundRow> all = [.. picture.Members
            .Select(p => (Progress: p, Member: reference.Member(p.Member)))
            .Where(p => p.Member is not null)
            .Select(p => new RoundRow(
                p.Member!, p.Progress, p.Progress.IsLate(round, now), p.Progress.DaysInHands(round, now),
                p.Progress.DaysByMember(now), p.Progress.DaysBySecretariat(now),
                round.Extensions.TryGetValue(p.Member!.Iso3, out var until) ? until : null))];
        return new(picture, all, [.. all.Where(r => Fits(r, choice))], choice, now);
    }

    public int Count(MemberGroup? group, SubmissionStatus? state) =>
        All.Count(r => (group is null || r.Member.Group == group) && (state is null || r.Progress.Status == state));

    public int CountLate(MemberGroup? group) => All.Count(r => r.IsLate && (group is null || r.Member.Group == group));

    public int Heard => All.Count(r => r.Progress.Status != SubmissionStatus.NotStarted);

    public int HandedIn => All.Count(r => r.Progress.Turnaround.HandedIn is not null);

    public DateTimeOffset? LastChange => All.Max(r => r.Progress.LastChange);

    private static bool Fits(RoundRow row, RoundChoice choice) =>
        (choice.State is null || row.Progress.Status == choice.State) && (!choice.Late || row.IsLate)
        && (choice.Group is null || row.Member.Group == choice.Group);
}
