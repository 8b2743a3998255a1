using Exchange.Web.Hosting;
using Yarp.ReverseProxy.Health;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));
builder.Services.Configure<TransportFailureRateHealthPolicyOptions>(options =>
{
    // A host that was just killed refuses connections: one refusal is enough, the next look a second later tells more.
    options.DetectionWindowSize = TimeSpan.FromSeconds(1);
    options.MinimalTotalCountThreshold = 1;
    options.DefaultFailureRateLimit = 0.01;
});

var app = builder.Build();
app.UseProxies();
// Of the proxy itself; everything below /health belongs to the hosts.
app.MapGet("/proxy/live", () => Results.Text("live"));
app.MapReverseProxy();
app.Run();
