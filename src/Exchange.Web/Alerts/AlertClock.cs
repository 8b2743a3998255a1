using System.Collections.Immutable;
using Exchange.Model.Alerts;
using Exchange.Model.Board;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;
using Exchange.Web.Submissions;

namespace Exchange.Web.Alerts;

/// <summary>
/// Asks now and then whether the rules are due, and looks through them if they are. Every host runs one, and any of them may do it: when they
/// are due is stored, so a stop or a restart only makes it late, never forgotten and never twice.
/// </summary>
internal sealed partial class AlertClock(
    IGrainFactory grains, BoardFeed board, InventoryFeed inventories, ContentFolder content, TimeProvider time, ILogger<AlertClock> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    private IAlertsGrain Alerts => grains.GetGrain<IAlertsGrain>(0);

    /// <summary>Looks through the rules if they are due.</summary>
    public async Task LookIfDue()
    {
        if (await Alerts.DueRules() is not { IsEmpty: false } rules)
            return;
        var facts = await Facts();
        await Alerts.Look(rules, [.. rules.SelectMany(rule => Watch.See(rule, facts))]);
    }

    /// <summary>What the rules look at, now.</summary>
    public async Task<AlertFacts> Facts()
    {
        await board.Ready;
        var now = time.GetUtcNow();
        var picture = await inventories.Fresh();
        var figures = board.Current;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new(
            now, [.. content.Current.Members.Select(m => m.Iso3)], content.Current,
            (member, indicator) => figures.Find(indicator) is { } series
                ? [.. series.Of(member).Select(p => (p.Year, p.In(Selection.Combined)?.Value)).Where(p => p.Value is not null).Select(p => (p.Year, p.Value!.Value)).OrderBy(p => p.Year)]
                : [],
            await Duties(now),
            content.Current.Members.ToImmutableDictionary(m => m.Iso3, m => Today(picture.CourseOf(m.Iso3, today, content.Rubric), today), StringComparer.Ordinal));
    }

    // The last step may be of long ago: what has lapsed since without moving a gate is seen as well.
    private ImmutableArray<Step> Today(ImmutableArray<Step> course, DateOnly today) => course is [.., var last] && last.Day < today
        ? course.SetItem(course.Length - 1, last with { Standing = last.Standing.Accepted.On(today, content.Rubric) })
        : course;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookIfDue();
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                LogNotLooked(problem);
            }
            await Task.Delay(Tick, time, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<ImmutableArray<Duty>> Duties(DateTimeOffset now)
    {
        var rounds = (await grains.GetGrain<IRoundsGrain>(0).List()).Where(r => !r.IsDraft && r.Due <= now);
        var progress = await Task.WhenAll(rounds.SelectMany(r => r.Members.Select(async m => (Round: r, Progress: await grains.Submission(r.Id, m).Progress()))));
        return [.. progress.Where(p => p.Progress is not null).Select(p => new Duty(
            p.Progress!.Member, p.Round.Id, p.Round.Extensions.TryGetValue(p.Progress.Member, out var until) && until > p.Round.Due ? until : p.Round.Due,
            p.Progress.Turnaround.HandedIn))];
    }

    [LoggerMessage(LogLevel.Warning, "The rules of early warning could not be looked through; trying again.")]
    private partial void LogNotLooked(Exception problem);
}
