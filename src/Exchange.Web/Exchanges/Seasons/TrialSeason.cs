using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Desk;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.People;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>
/// One season for trying the product out, made at the first start in Development from <c>content/sample/season.csv</c> and marked as made up
/// wherever it shows. Repeated at every start under the same operations, so that a restart changes nothing.
/// </summary>
internal sealed partial class TrialSeason(IGrainFactory grains, ContentFolder content, Personas personas, TimeProvider time, ILogger<TrialSeason> logger) : BackgroundService
{
    private const string File = "sample/season.csv";
    private const string Id = "trial";
    private const int Months = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!personas.Exist)
            return;
        var made = false;
        while (!made && !stoppingToken.IsCancellationRequested)
            try
            {
                await Make();
                made = true;
            }
            catch (Exception problem) when (Transient.Is(problem))
            {
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private async Task Make()
    {
        var season = grains.Season(Id);
        var now = time.GetUtcNow();
        var first = new DateOnly(now.Year, now.Month, 1).AddMonths(3);
        var rows = Rows(content.FolderPath).ToArray();
        await Do("season", null, c => season.Make(c, new(
            Id, new("Trial season (made up for trying the product out)", "Saison d’essai (fictive, pour découvrir le produit)", "موسم تجريبي (وهمي، لتجربة المنتج)"),
            now, now.AddDays(60), Month(first, 1), Month(first, Months), Trial: true)));
        foreach (var row in rows)
            await (row.Kind == "offer"
                ? Do(row.Id, row.Member, c => season.StateOffer(c, row.Offer(m => Month(first, m))))
                : Do(row.Id, row.Member, c => season.StateRequest(c, row.Request(m => Month(first, m)))));
        foreach (var row in rows)
            if (row.Agreed is { } agreed && agreed.Split('@') is [var offer, var month] && rows.FirstOrDefault(r => r.Id == offer) is { } host)
            {
                await Do("p-" + row.Id, row.Member, c => season.Propose(c, [new(row.Id, offer, Month(first, int.Parse(month, CultureInfo.InvariantCulture)))]));
                await Do("a-" + row.Id, host.Member, c => season.Move(c, $"p-{row.Id}-1", MatchAct.Agree, null));
            }
    }

    private async Task Do(string operation, string? member, Func<Command, Task<ExchangeAnswer>> command)
    {
        var maker = member is null ? new Actor(Season.MadeUp, "Trial", Role.Secretariat) : new Actor(Season.MadeUp, $"Trial ({member})", Role.FocalPoint, member);
        var answer = await command(new(operation, maker));
        if (!answer.Done)
            LogNotMade(operation, string.Join(' ', answer.Refusals.Select(r => r.Rule)));
    }

    /// <summary>Reads the file. Throws <see cref="ContentException"/> at the first thing that cannot be taken.</summary>
    internal static IEnumerable<SeasonRow> Rows(string folder) => new ContentFiles(folder, File)
        .Rows(File, "kind", "id", "member", "block", "track", "modes", "languages", "months", "size", "together", "agreed", "note")
        .Select(r => new SeasonRow(
            r.Text("kind"), r.Text("id"), r.Text("member"), r.Text("block"),
            Codes.TrackOf(r.Text("track")) ?? throw r.Wrong($"'{r.Text("track")}' is not technical, policy or both."),
            [.. r.Text("modes").Split(' ').Select(m => Codes.ModeOf(m) ?? throw r.Wrong($"'{m}' is not visit, hosted-staff, remote-advice or course."))],
            [.. r.Text("languages").Split(' ')], [.. r.Text("months").Split(' ').Select(m => int.Parse(m, CultureInfo.InvariantCulture))],
            r.Whole("size", 1, StatementRules.MostPlaces), r.TextOrNull("together") is null ? 1 : r.Whole("together", 1, StatementRules.MostPlaces), r.TextOrNull("agreed"), r.Text("note")));

    private static string Month(DateOnly first, int number) => first.AddMonths(number - 1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Warning, "Of the trial season {Operation} was not made: {Rules}")]
    private partial void LogNotMade(string operation, string rules);
}

/// <summary>One line of the file.</summary>
internal sealed record SeasonRow(
    string Kind, string Id, string Member, string Block, Track Track, ImmutableArray<Mode> Modes, ImmutableArray<string> Languages, ImmutableArray<int> Months, int Size,
    int Together, string? Agreed, string Note)
{
    public Offer Offer(Func<int, string> month) => new(Id, Member, Block, Track, Modes, Languages, [.. Months.Select(month)], Size, Together) { Note = Note };

    public Request Request(Func<int, string> month) => new(Id, Member, Block, Track, Modes, Languages, [.. Months.Select(month)], Size) { Note = Note };
}
