using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Exchange.Model;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Submissions.Api;

/// <summary>From what was asked for to a round, with what was left open filled in.</summary>
internal static class RoundWish
{
    /// <summary>A date includes its day.</summary>
    public static readonly TimeOnly EndOfDay = new(23, 59, 59);

    public static (Round? Round, Problem? Refusal) Read(RoundRequest wish, Reference reference, DateTimeOffset now)
    {
        Problem? refusal = null;
        var title = wish.Title ?? LocalText.Same("");
        var opens = Moment("opening", wish.Opening, now, false);
        var due = Moment("due", wish.Due, opens.AddDays(30), true);
        var closes = Moment("closing", wish.Closing, Later(opens.AddDays(45), due), true);
        var acceptance = wish.Acceptance switch
        {
            null or "reviewed" => Acceptance.Reviewed,
            "automatic" => Acceptance.Automatic,
            _ => Refuse(Problems.UnknownValue("acceptance", wish.Acceptance, ["reviewed", "automatic"]), Acceptance.Reviewed),
        };
        return (new(
            wish.Id is { Length: > 0 } id ? id : Name(title.En, opens),
            title,
            wish.Members is null ? [.. reference.Members.Select(m => m.Iso3)] : [.. wish.Members.Distinct(StringComparer.Ordinal)],
            wish.Indicators is null
                ? [.. reference.Indicators.Where(i => i.Reportable).Select(i => i.Code)]
                : [.. wish.Indicators.Distinct(StringComparer.Ordinal)],
            opens, due, closes, acceptance) { IsDraft = wish.Draft }, refusal);

        DateTimeOffset Moment(string name, string? text, DateTimeOffset otherwise, bool wholeDay) =>
            string.IsNullOrWhiteSpace(text) ? otherwise : Moments.Read(text, wholeDay) ?? Refuse(Problems.UnfitDate(name, text), otherwise);

        T Refuse<T>(Problem problem, T otherwise)
        {
            refusal ??= problem;
            return otherwise;
        }
    }

    /// <summary>The round as it should be: what was not sent stays.</summary>
    public static (Round? Round, Problem? Refusal) Read(RoundPatch patch, Round was)
    {
        Problem? refusal = null;
        var next = was with
        {
            Title = patch.Title ?? was.Title,
            Members = patch.Members is null ? was.Members : [.. patch.Members.Distinct(StringComparer.Ordinal)],
            Indicators = patch.Indicators is null ? was.Indicators : [.. patch.Indicators.Distinct(StringComparer.Ordinal)],
            Opens = Moment("opening", patch.Opening, was.Opens, false),
            Due = Moment("due", patch.Due, was.Due, true),
            Closes = Moment("closing", patch.Closing, was.Closes, true),
            Acceptance = patch.Acceptance switch { "automatic" => Acceptance.Automatic, "reviewed" => Acceptance.Reviewed, _ => was.Acceptance },
        };
        if (patch.Acceptance is not (null or "reviewed" or "automatic"))
            refusal ??= Problems.UnknownValue("acceptance", patch.Acceptance, ["reviewed", "automatic"]);
        return (refusal is null ? next : null, refusal);

        DateTimeOffset Moment(string name, string? text, DateTimeOffset otherwise, bool wholeDay)
        {
            if (string.IsNullOrWhiteSpace(text))
                return otherwise;
            if (Moments.Read(text, wholeDay) is { } moment)
                return moment;
            refusal ??= Problems.UnfitDate(name, text);
            return otherwise;
        }
    }

    /// <summary>The name, with a number behind it if a round has it already.</summary>
    public static string Free(string name, ImmutableArray<Round> rounds)
    {
        var free = name;
        for (var number = 2; rounds.Any(r => r.Id == free); number++)
            free = FormattableString.Invariant($"{name}-{number}");
        return free;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>A short name for addresses, made from the title.</summary>
    public static string Name(string title, DateTimeOffset opens)
    {
        var name = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
                name.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != '-')
                name.Append('-');
        var readable = name.ToString().Trim('-');
        return readable.Length == 0 ? opens.ToString("'round-'yyyy-MM-dd", CultureInfo.InvariantCulture) : readable[..Math.Min(50, readable.Length)].Trim('-');
    }
}
