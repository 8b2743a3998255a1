using System.Collections.Immutable;
using Exchange.Model;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Storage;
using Exchange.Web.Board;
using Exchange.Web.Exchanges;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Members;
using Exchange.Web.Notices;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Exchange.Web.Tests.Grains;

/// <summary>The product's grains on an in-process silo, with the embedded store in a file of their own and a clock that stands still.</summary>
public sealed class Cluster : IAsyncDisposable
{
    public const string Coverage = "per_sa_allsa.cov_pop_tot";

    public static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);
    public static readonly Actor SecondReviewer = new("s2", "Second reviewer", Role.Secretariat);
    public static readonly Actor Senegal = new("f1", "Focal point of Senegal", Role.FocalPoint, "SEN");
    public static readonly Actor Mali = new("f2", "Focal point of Mali", Role.FocalPoint, "MLI");

    private readonly string _folder = Directory.CreateTempSubdirectory("exchange-grains-").FullName;
    private readonly ContentFolder _content = new(ContentServices.Find(null, AppContext.BaseDirectory, AppContext.BaseDirectory), NullLogger<ContentFolder>.Instance);
    private InProcessTestCluster? _silos;

    public LeapingClock Time { get; } = new(Start);

    /// <summary>Hears of every call before its grain does; throws to make it fail.</summary>
    public Action<IIncomingGrainCallContext>? Calls { get; set; }

    public Reference Reference => _content.Current;

    public IGrainFactory Grains => _silos!.Client;

    public static async Task<Cluster> StartAsync()
    {
        var cluster = new Cluster();
        await cluster.Deploy();
        return cluster;
    }

    /// <summary>Stops everything and starts anew on the same file.</summary>
    /// <param name="later">How long nothing ran.</param>
    public async Task Restart(TimeSpan later = default)
    {
        await _silos!.DisposeAsync();
        Time.Leap(later);
        await Deploy();
    }

    /// <summary>Until disposed, no write reaches the disk: another process holds the file.</summary>
    public IDisposable HoldStore()
    {
        var connection = new SqliteConnection($"Data Source={StateFile};Pooling=False");
        connection.Open();
        using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _silos!.DisposeAsync();
        _content.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public ISubmissionGrain Submission(string iso3, string round = "2026") => Grains.Submission(round, iso3);

    public IMemberGrain Member(string iso3) => Grains.GetGrain<IMemberGrain>(iso3);

    public Task<RoundAnswer> MakeRound(Acceptance acceptance, string id = "2026") => Grains.GetGrain<IRoundsGrain>(0).Make(
        By(Secretariat, "make-" + id),
        new(id, LocalText.Same(id), [.. Reference.Members.Select(m => m.Iso3)], [.. Reference.Indicators.Where(i => i.Reportable).Select(i => i.Code)],
            Start, Start.AddDays(30), Start.AddDays(45), acceptance));

    public static Operation By(Actor actor, string? id = null) => new(id ?? Guid.NewGuid().ToString("N"), actor, Channel.Api);

    public static ImmutableArray<Cell> Cells(string indicator, int year, string text, string? source = "Survey", string? note = "Checked") =>
        [Cell.Typed(new(indicator, year), text, source, note)];

    public string StateFile => Path.Combine(_folder, "exchange.db");

    private async Task Deploy()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddSqliteGrainStorageAsDefault(options => options.Path = StateFile);
            // A silo tells its start by the real clock: by the tests' clock, months later, it would seem to have been joining ever since, and be evicted.
            silo.Configure<ClusterMembershipOptions>(options => options.EvictWhenMaxJoinAttemptTimeExceeded = false);
            silo.AddIncomingGrainCallFilter(context =>
            {
                Calls?.Invoke(context);
                return context.Invoke();
            });
            silo.Services.AddSingleton(_content);
            silo.Services.AddSingleton<TimeProvider>(Time);
            silo.Services.AddSingleton<GrainDocuments>();
            silo.Services.AddSingleton<IRoundPublications, RoundPublications>();
            silo.Services.AddSingleton<StoredFigures>();
            silo.Services.AddSingleton<LedgerPages>();
            silo.Services.AddSingleton<ReportMeasures>();
            silo.Services.AddSingleton<BoardMeasures>();
            silo.Services.AddSingleton<MailMeasures>();
            silo.Services.AddSingleton<Addressees>();
            silo.Services.AddSingleton<HookMeasures>();
            silo.Services.AddSingleton(new HookSettings(AllowsLoopback: false));
            silo.Services.AddSingleton<Personas>();
            silo.Services.AddSingleton<Couriers>();
            silo.Services.AddSingleton(ClusterSettings.Read(new ConfigurationBuilder().Build()));
        });
        _silos = builder.Build();
        await _silos.DeployAsync();
    }
}
