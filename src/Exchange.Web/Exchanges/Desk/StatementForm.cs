using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Exchanges;
using Exchange.Model.Members;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Desk;

/// <summary>An offer or a request as it stands on the page: numbers exactly as typed.</summary>
public sealed record StatementForm(
    string Id, string Block, Track Track, ImmutableArray<Mode> Modes, ImmutableArray<string> Languages, ImmutableArray<string> Months, string Note)
{
    public string People { get; init; } = "2";
    public string? Gate { get; init; }
    public string Capacity { get; init; } = "1";
    public string Together { get; init; } = "1";
    public string Largest { get; init; } = "6";
    public bool Interpretation { get; init; }
    public string LeastGrade { get; init; } = "0";
    public ImmutableArray<MemberGroup> Groups { get; init; } = [];

    /// <summary>A statement that is only begun: its block may be known from a gap.</summary>
    public static StatementForm Begun(string? block, string? gate, string language) =>
        new(Forms.NewOperation(), block ?? "", Track.Both, [Mode.Visit], [language], [], "") { Gate = gate };

    public static StatementForm Of(Request r) => new(r.Id, r.Block, r.Track, r.Modes, r.Languages, r.Months, r.Note) { People = Written(r.People), Gate = r.Gate };

    public static StatementForm Of(Offer o) => new(o.Id, o.Block, o.Track, o.Modes, o.Languages, o.Months, o.Note)
    {
        Capacity = Written(o.Capacity), Together = Written(o.Together), Largest = Written(o.LargestDelegation), Interpretation = o.Interpretation,
        LeastGrade = Written(o.LeastGrade), Groups = o.Groups,
    };

    public static StatementForm Of(IFormCollection form) => new(
        form.Typed("id") is { Length: > 0 and <= 64 } id ? id : Forms.NewOperation(), form.Typed("block"), Codes.TrackOf(form["track"]) ?? Track.Both,
        [.. form.Ticked("mode").Select(m => Codes.ModeOf(m)).OfType<Mode>()], form.Ticked("tongue"), form.Ticked("month"), form.Typed("note"))
    {
        People = form.Typed("people"), Gate = form.Typed("gate") is { Length: > 0 } gate ? gate : null, Capacity = form.Typed("capacity"),
        Together = form.Typed("together"), Largest = form.Typed("largest"), Interpretation = form["interpretation"] == "1", LeastGrade = form.Typed("grade"),
        Groups = [.. form.Ticked("group").Select(g => Enum.TryParse<MemberGroup>(g, out var group) && Enum.IsDefined(group) ? group : (MemberGroup?)null).OfType<MemberGroup>()],
    };

    public Request Request(string member) => new(Id, member, Block, Track, Modes, Languages, Months, Read(People)) { Note = Note, Gate = Gate };

    public Offer Offer(string member) => new(Id, member, Block, Track, Modes, Languages, Months, Read(Capacity), Read(Together))
    {
        LargestDelegation = Read(Largest), Interpretation = Interpretation, LeastGrade = Read(LeastGrade), Groups = Groups, Note = Note,
    };

    // What is no number is a number that no rule takes.
    private static int Read(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
