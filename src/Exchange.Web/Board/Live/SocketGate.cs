using System.Collections.Concurrent;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Microsoft.Extensions.Options;

namespace Exchange.Web.Board.Live;

/// <summary>How many live lines the product keeps open. Settings under <c>Live</c>.</summary>
internal sealed class LiveOptions
{
    /// <summary>Per network address. A meeting room often has one address for everybody in it.</summary>
    public int SocketsPerAddress { get; set; } = 200;

    /// <summary>Per signed-in person.</summary>
    public int SocketsPerUser { get; set; } = 50;
}

/// <summary>
/// Before the hub and the circuits: refuses lines that another site's page opens in a visitor's name, and more lines from one place than
/// anybody needs.
/// </summary>
internal sealed class SocketGate(RequestDelegate next, IOptionsMonitor<LiveOptions> options, LiveMeasures measures)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        var isHub = context.Request.Path.StartsWithSegments(LiveHosting.Path, StringComparison.Ordinal);
        return isHub || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
            ? Guard(context, isHub)
            : next(context);
    }

    private async Task Guard(HttpContext context, bool isHub)
    {
        if (ForeignOrigin(context.Request, isHub) is { } foreign)
        {
            await foreign.ExecuteAsync(context);
            return;
        }
        if (!IsLine(context.Request))
        {
            await next(context);
            return;
        }
        var limits = options.CurrentValue;
        var address = "address " + context.Connection.RemoteIpAddress;
        var person = context.User.Actor() is { Id.Length: > 0 } actor ? "person " + actor.Id : null;
        if (!Enter(address, limits.SocketsPerAddress))
        {
            measures.Refused("address");
            await TooMany(limits.SocketsPerAddress).ExecuteAsync(context);
            return;
        }
        try
        {
            if (person is not null && !Enter(person, limits.SocketsPerUser))
            {
                person = null;
                measures.Refused("person");
                await TooMany(limits.SocketsPerUser).ExecuteAsync(context);
                return;
            }
            await next(context);
        }
        finally
        {
            Leave(address);
            if (person is not null)
                Leave(person);
        }
    }

    /// <summary>Browsers name the page's origin on every line they open; programs name none, and have no business with circuits.</summary>
    private static Problem? ForeignOrigin(HttpRequest request, bool isHub)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
            return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, Authority(request, uri), StringComparison.OrdinalIgnoreCase)
                ? null
                : new("foreign-origin", 403, () => Write.Text(ApiTexts.ForeignOrigin, origin));
        return isHub || !IsSocket(request) ? null : new("foreign-origin", 403, () => ApiTexts.OriginMissing);
    }

    // A default port may be written or left out.
    private static string Authority(HttpRequest request, Uri origin) =>
        request.Host.Port is null || (request.Host.Port == origin.Port && origin.IsDefaultPort) ? request.Host.Host : request.Host.Value!;

    // A line is what stays open: a socket, an event stream, a long poll.
    private static bool IsLine(HttpRequest request) => IsSocket(request) || HttpMethods.IsGet(request.Method);

    private static bool IsSocket(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method) || string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);

    private static Problem TooMany(int limit) => new("too-many-sockets", 429, () => Write.Text(ApiTexts.TooManySockets, limit));

    private bool Enter(string place, int limit)
    {
        if (_open.AddOrUpdate(place, 1, (_, count) => count + 1) <= limit)
            return true;
        Leave(place);
        return false;
    }

    private void Leave(string place)
    {
        var left = _open.AddOrUpdate(place, 0, (_, count) => count - 1);
        if (left == 0)
            _open.TryRemove(KeyValuePair.Create(place, 0));
    }
}
