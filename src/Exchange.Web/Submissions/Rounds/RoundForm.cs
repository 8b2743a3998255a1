using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions.Api;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>A round as it stands on the page: all texts exactly as typed.</summary>
/// <param name="Title">Title in three languages; French and Arabic may be empty.</param>
/// <param name="Members">Codes ticked.</param>
/// <param name="Groups">Groups ticked as a whole.</param>
/// <param name="Indicators">Codes ticked.</param>
/// <param name="Sections">Sections ticked as a whole.</param>
/// <param name="Opens">Opening day as typed.</param>
/// <param name="Due">Due day as typed.</param>
/// <param name="Closes">Closing day as typed.</param>
/// <param name="Acceptance">Reviewed or automatic.</param>
/// <param name="Reason">Why it is changed.</param>
public sealed record RoundForm(
    LocalText Title, ImmutableHashSet<string> Members, ImmutableHashSet<string> Groups, ImmutableHashSet<string> Indicators,
    ImmutableHashSet<string> Sections, string Opens, string Due, string Closes, Acceptance Acceptance, string Reason = "")
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What a new round is likely to be: it asks every member for everything that can be reported.</summary>
    public static RoundForm Suggested(Reference reference, DateTimeOffset now) => new(
        new("", "", ""), [], [.. reference.Members.Select(m => m.Group.ToString()).Distinct()], [], [],
        Day(now), Day(now.AddDays(30)), Day(now.AddDays(45)), Acceptance.Reviewed);

    public static RoundForm Of(Round round) => new(
        round.Title, [.. round.Members], [], [.. round.Indicators], [], Day(round.Opens), Day(round.Due), Day(round.Closes), round.Acceptance);

    public static RoundForm Of(IFormCollection form)
    {
        return new(
            new(Typed("title-en"), Typed("title-fr"), Typed("title-ar")), Ticked("member"), Ticked("group"), Ticked("indicator"), Ticked("section"),
            Typed("opens"), Typed("due"), Typed("closes"),
            form["acceptance"] == "automatic" ? Acceptance.Automatic : Acceptance.Reviewed, Typed("reason"));

        string Typed(string name) => form[name].ToString().Trim();
        ImmutableHashSet<string> Ticked(string name) => [.. form[name].OfType<string>()];
    }

    /// <summary>The round that the page asks for, or what cannot be read. A day that was not changed keeps its hour.</summary>
    /// <param name="was">The round as stored; null if it is to be made.</param>
    /// <param name="reference">Members and catalogue.</param>
    public (Round? Round, ImmutableArray<Finding> Findings) Read(Round? was, Reference reference)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var opens = Moment(Opens, was?.Opens, TimeOnly.MinValue);
        var due = Moment(Due, was?.Due, RoundWish.EndOfDay);
        var closes = Moment(Closes, was?.Closes, RoundWish.EndOfDay);
        if (findings.Count > 0)
            return (null, findings.ToImmutable());
        var title = new LocalText(Title.En, Or(Title.Fr), Or(Title.Ar));
        return (new(
            was?.Id ?? RoundWish.Name(title.En, opens), title,
            [.. reference.Members.Where(m => Members.Contains(m.Iso3) || Groups.Contains(m.Group.ToString())).Select(m => m.Iso3)],
            [.. reference.Indicators.Where(i => Indicators.Contains(i.Code) || (i.Reportable && IsWhole(i, reference))).Select(i => i.Code)],
            opens, due, closes, Acceptance, was?.Trial ?? false), []);

        DateTimeOffset Moment(string typed, DateTimeOffset? stored, TimeOnly hour)
        {
            if (stored is { } moment && typed == Day(moment))
                return moment;
            if (DateOnly.TryParseExact(typed, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new(day, hour, TimeSpan.Zero);
            findings.Add(typed.Length == 0
                ? Finding.Of("RoundDateMissing", Severity.Error, null)
                : Finding.Of("RoundDateUnfit", Severity.Error, null, typed));
            return default;
        }
    }

    /// <summary>The moment that a day as typed lasts until; null if it is none.</summary>
    public static DateTimeOffset? Until(string typed) =>
        DateOnly.TryParseExact(typed, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, RoundWish.EndOfDay, TimeSpan.Zero) : null;

    private bool IsWhole(Indicator indicator, Reference reference) =>
        Model.Submissions.Sections.Of(indicator.Code, reference) is { } section && Sections.Contains(section);

    private string Or(string text) => text.Length == 0 ? Title.En : text;

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString(DayFormat, CultureInfo.InvariantCulture);
}
