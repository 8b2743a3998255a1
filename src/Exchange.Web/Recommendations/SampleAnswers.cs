using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Recommendations;
using Exchange.Storage;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;

namespace Exchange.Web.Recommendations;

/// <summary>
/// What the made-up country of <c>content/sample</c> answers to the recommendations, in the language at hand. Stored nowhere, counted nowhere;
/// its days are counted back from today as those of its inventory are.
/// </summary>
internal sealed class SampleAnswers(Inventories inventories, ContentFolder content, TimeProvider time)
{
    private const string File = "sample/answers.csv";

    /// <summary>What stood at a moment, or stands now; nothing where the country is not shown.</summary>
    public FollowUp At(DateTimeOffset? moment) => inventories.Sample is { } member
        ? Read(content.FolderPath, member, Language.Current.Code, time.GetUtcNow(), moment)
        : FollowUp.Blank("");

    /// <summary>Reads the file. Throws <see cref="ContentException"/> at the first thing that cannot be taken.</summary>
    internal static FollowUp Read(string folder, string member, string language, DateTimeOffset now, DateTimeOffset? moment = null)
    {
        var followUp = FollowUp.Blank(member);
        foreach (var row in new ContentFiles(folder, File).Rows(
            File, "months_ago", "say", "recommendation", "item", "state", "from", "until", "block", "what_en", "what_fr", "what_ar", "who_en", "who_fr", "who_ar",
            "more_en", "more_fr", "more_ar", "then_en", "then_fr", "then_ar"))
        {
            var at = now.AddMonths(-row.Whole("months_ago", 0, 240));
            if (at > (moment ?? now))
                continue;
            followUp = followUp.With(new("sample", at, "", "", Change(row, language, now, at)));
        }
        return followUp;
    }

    private static FollowUpChange Change(ContentRow row, string language, DateTimeOffset now, DateTimeOffset at)
    {
        var (id, item, state) = (row.Text("recommendation"), row.TextOrNull("item") ?? "", row.TextOrNull("state") ?? "");
        string? In(string column) => row.TextOrNull(column + "_en") is null ? null : row.Texts(column).In(language);
        DateOnly? Day(string column) => row.TextOrNull(column) is null ? null : DateOnly.FromDateTime(now.AddMonths(-row.Whole(column, -240, 240)).UtcDateTime);
        return row.Text("say") switch
        {
            "support" => new() { Support = new(id, Known(row, FollowUpWords.Code, SupportKind.Noted), In("what"), Day("from"), null, In("more")) },
            "progress" => new()
            {
                Progress = new(id, at.Year.ToString(CultureInfo.InvariantCulture), Known(row, FollowUpWords.Code, ProgressState.NotStarted), In("more"), null, at),
            },
            "barriers" => new() { Barriers = new(id, [.. state.Split(' ')]) },
            "action" => new()
            {
                Action = new(
                    item, id, In("what") ?? "", In("who") ?? "", Day("from"), Day("until"), In("more"), In("then"), row.TextOrNull("block"), Known(row, FollowUpWords.Code, ProgressState.Planned), null),
            },
            "obstacle" => new() { Obstacle = new(item, id, Known(row, FollowUpWords.Code, ObstacleKind.Institutional), In("what") ?? "", In("who") ?? "", Day("until")!.Value, In("more")) },
            "pilot" => new() { Pilot = new(item, id, In("what") ?? "", In("who") ?? "", In("more") ?? "", In("then"), Known(row, FollowUpWords.Code, PilotDecision.Open), null) },
            var strange => throw row.Wrong($"'{strange}' in 'say' is none of support, progress, barriers, action, obstacle, pilot."),
        };
    }

    private static T Known<T>(ContentRow row, Func<T, string> code, T fallback) where T : struct, Enum =>
        Enum.GetValues<T>().Any(value => code(value) == row.Text("state"))
            ? FollowUpWords.Read(row.Text("state"), code, fallback)
            : throw row.Wrong($"'{row.Text("state")}' in 'state' is none of {string.Join(", ", Enum.GetValues<T>().Select(code))}.");
}
