namespace Exchange.Web.Hosting.Cluster;

/// <summary>
/// A host that stood still for longer than the others' patience (suspended, starved, moved) may have been declared dead meanwhile, and another
/// host may have gone on in its place. Until it has read the membership table again it answers nothing from what it remembers.
/// </summary>
internal sealed partial class Wakefulness(
    IClusterMembershipService membership, ILocalSiloDetails silo, ClusterSettings settings, TimeProvider time, ILogger<Wakefulness> logger)
    : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _asking = new(1);

    private long _assured = time.GetTimestamp();

    // Half the death time: the others cannot have given this host up while it was silent for less.
    private bool IsAwake => time.GetElapsedTime(Interlocked.Read(ref _assured)) < settings.DeathTime / 2;

    /// <summary>Whether this host belongs to its cluster now; asks the membership table if it was silent for too long to know.</summary>
    public ValueTask<bool> IsMember() => IsAwake ? new(true) : new(Ask());

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // The silo has just joined: before, there was nothing to be given up.
        Interlocked.Exchange(ref _assured, time.GetTimestamp());
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                if (IsAwake)
                    Interlocked.Exchange(ref _assured, time.GetTimestamp());
                else
                    await Ask();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> Ask()
    {
        await _asking.WaitAsync();
        try
        {
            if (IsAwake)
                return true;
            var began = time.GetTimestamp();
            LogSlept(time.GetElapsedTime(Interlocked.Read(ref _assured)));
            // Reads the table; a silo that finds itself dead there ends its process.
            await membership.Refresh(default, CancellationToken.None);
            if (membership.CurrentSnapshot.GetSiloStatus(silo.SiloAddress) != SiloStatus.Active)
                return false;
            Interlocked.Exchange(ref _assured, began);
            return IsAwake;
        }
        catch (Exception problem)
        {
            LogNotAssured(problem);
            return false;
        }
        finally
        {
            _asking.Release();
        }
    }

    [LoggerMessage(LogLevel.Warning, "This host stood still for {Pause}; it reads the membership table before it answers anything.")]
    private partial void LogSlept(TimeSpan pause);

    [LoggerMessage(LogLevel.Error, "This host cannot find out whether it still belongs to its cluster; it answers 503 until it does.")]
    private partial void LogNotAssured(Exception problem);
}
