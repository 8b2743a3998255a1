using System.Security.Cryptography;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Cluster;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Exchange.Web.People;

/// <summary>
/// While there is no secretariat account, each start prints a new one-time token for making it; only the token's hash is stored.
/// In Development a trial round stands ready as well.
/// </summary>
internal sealed partial class FirstStart(IGrainFactory grains, IServer server, ClusterSettings cluster, Personas personas, TrialRound trial, TimeProvider time,
    IHostApplicationLifetime life, ILogger<FirstStart> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Task _offering = Task.CompletedTask;

    // After the server listens: only then is its address known. A host starts all the same while another one that has just gone is missed.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var token = "setup_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (!await Offer(token))
            _offering = KeepOffering(token, life.ApplicationStopping);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => _offering;

    private async Task KeepOffering(string token, CancellationToken stopping)
    {
        do
            await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stopping.IsCancellationRequested && !await Offer(token));
    }

    private async Task<bool> Offer(string token)
    {
        try
        {
            if (await grains.GetGrain<IRosterGrain>(0).OfferSetup(cluster.HostName, Secret.Hash(token)))
                PrintToken(logger, Address(), token);
            if (personas.Exist)
                await trial.Make();
            return true;
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            LogNotYet(logger, problem);
            return false;
        }
    }

    private string Address() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') + "/people/setup";

    [LoggerMessage(LogLevel.Warning, "Whether a first account is needed could not be found out yet; trying again.")]
    private static partial void LogNotYet(ILogger logger, Exception problem);

    [LoggerMessage(LogLevel.Warning, "There is no secretariat account yet. Make it at {Address} with this one-time token: {Token}")]
    private static partial void PrintToken(ILogger logger, string address, string token);
}
