using System.Security.Cryptography;
using Exchange.Web.Hosting.Cluster;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Exchange.Web.People;

/// <summary>
/// While there is no secretariat account, each start prints a new one-time token for making it; only the token's hash is stored.
/// In Development a trial round stands ready as well.
/// </summary>
internal sealed partial class FirstStart(IGrainFactory grains, IServer server, ClusterSettings cluster, Personas personas, TrialRound trial, ILogger<FirstStart> logger)
    : IHostedLifecycleService
{
    // After the server listens: only then is its address known.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var token = "setup_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (await grains.GetGrain<IRosterGrain>(0).OfferSetup(cluster.HostName, Secret.Hash(token)))
            PrintToken(logger, Address(), token);
        if (personas.Exist)
            await trial.Make();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Address() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') + "/people/setup";

    [LoggerMessage(LogLevel.Warning, "There is no secretariat account yet. Make it at {Address} with this one-time token: {Token}")]
    private static partial void PrintToken(ILogger logger, string address, string token);
}
