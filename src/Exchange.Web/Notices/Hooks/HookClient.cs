using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Exchange.Model.Notices;

namespace Exchange.Web.Notices;

/// <summary>
/// Calls an address: JSON, signed as the Standard Webhooks have it, no redirects, no proxy, no cookies. Whether the address may be called is
/// decided on what its name resolves to, at the moment of connecting to just that.
/// </summary>
internal sealed class HookClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HookSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public HookClient(HookSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = Connect, ConnectTimeout = Patience / 2,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        {
            Timeout = Patience,
        };
    }

    public async Task<ParcelReport> Call(HookCall call)
    {
        try
        {
            using var answer = await _http.SendAsync(Request(call), HttpCompletionOption.ResponseHeadersRead);
            var said = $"{(int)answer.StatusCode} {answer.ReasonPhrase}".Trim();
            return new(call.Id, answer.IsSuccessStatusCode ? Fate.Delivered : answer.StatusCode == HttpStatusCode.Gone ? Fate.Never : Fate.Later, said);
        }
        catch (HttpRequestException refused) when (refused.InnerException is PrivateAddressException)
        {
            return new(call.Id, Fate.Never, refused.InnerException.Message);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return new(call.Id, Fate.Later, problem is OperationCanceledException ? "No answer within 10 seconds." : problem.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The signature of a body: <c>v1,</c> and the HMAC-SHA256 of id, moment and body in base64.</summary>
    internal static string Sign(string secret, string id, string timestamp, string body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));

    private HttpRequestMessage Request(HookCall call)
    {
        var body = JsonSerializer.Serialize(HookDocument.Of(call.Signal), HookJson.Plain.HookDocument);
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, call.Address) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("webhook-id", call.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", Sign(call.Secret, call.Id, timestamp, body));
        request.Headers.UserAgent.Add(new("Exchange", null));
        return request;
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellation);
        // One private address among public ones is no mistake that anybody makes.
        if (addresses.Length == 0 || !addresses.All(_settings.Takes))
            throw new PrivateAddressException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException(string host) : IOException($"{host} is an address of a private network: it is not called.");
}
