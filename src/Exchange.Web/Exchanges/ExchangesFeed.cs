namespace Exchange.Web.Exchanges;

/// <summary>
/// The seasons and calls as this host last heard of them: one question is always open to the grain that knows them, so that lists and public
/// pages ask nobody. A question that fails is asked again.
/// </summary>
internal sealed partial class ExchangesFeed(IGrainFactory grains, TimeProvider time, ILogger<ExchangesFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private ExchangesPicture _current = ExchangesPicture.Nothing;

    /// <summary>The picture as last heard.</summary>
    public ExchangesPicture Current => Volatile.Read(ref _current);

    /// <summary>Asks now: whoever has just changed something sees it on the next page.</summary>
    public async Task<ExchangesPicture> Read()
    {
        if (await grains.GetGrain<IExchangesGrain>(0).After("") is { } picture)
            Volatile.Write(ref _current, picture);
        return Current;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await grains.GetGrain<IExchangesGrain>(0).After(Current.Version).WaitAsync(stoppingToken) is { } picture)
                    Volatile.Write(ref _current, picture);
                await Task.Delay(Breath, time, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogNotHeard(problem);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Exchanges did not answer; trying again.")]
    private partial void LogNotHeard(Exception problem);
}
