using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Exchange.Load.Live;

/// <summary>
/// A Blazor circuit without a browser: fetches the page, hands its interactive components to a circuit of its own, acknowledges every
/// picture and answers every script call with nothing. What it costs the server is what a browser costs.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly TaskCompletionSource drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string components, state;
    private readonly Uri page;
    private Task reading = Task.CompletedTask;
    private string? secret;
    private long pictures, lastPicture;

    private Circuit(Uri page, string components, string state)
    {
        this.page = page;
        this.components = components;
        this.state = state;
    }

    /// <summary>How many pictures have come.</summary>
    public long Pictures => Interlocked.Read(ref pictures);

    /// <summary>When the last picture came.</summary>
    public long LastPicture => Interlocked.Read(ref lastPicture);

    /// <summary>Why the circuit ended; null while it lives.</summary>
    public string? Ended { get; private set; }

    /// <summary>Opens a circuit for the page and waits for its first picture.</summary>
    public static async Task<Circuit> Open(HttpClient http, Uri page, CancellationToken stop)
    {
        var html = await http.GetStringAsync(page, stop);
        var markers = Marker().Matches(html).Select(m => m.Groups[1].Value).Where(m => m.Contains("\"server\"", StringComparison.Ordinal)).ToArray();
        if (markers.Length == 0)
            throw new InvalidOperationException($"{page} has no interactive component, so there is no circuit to open.");
        var operations = markers.Select((marker, n) => $$"""{"type":"add","ssrComponentId":{{n + 1}},"marker":{{marker}}}""");
        var circuit = new Circuit(page, $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", State().Match(html).Groups[1].Value);
        try
        {
            await circuit.Start(http, new Uri(page, Base().Match(html).Groups[1].Value), stop);
            await circuit.drawn.Task.WaitAsync(TimeSpan.FromSeconds(15), stop);
            return circuit;
        }
        catch (Exception problem)
        {
            await circuit.DisposeAsync();
            throw new InvalidOperationException($"A circuit for {page} did not open: {circuit.Ended ?? problem.Message}", problem);
        }
    }

    public Task Ping() => Send(MessagePackWriter.Ping);

    /// <summary>Says goodbye as a browser does that leaves the page, so that the server keeps nothing for it.</summary>
    public async Task Leave(HttpClient http)
    {
        using var form = new MultipartFormDataContent { { new StringContent(secret ?? ""), "circuitId" } };
        using var answer = await http.PostAsync(new Uri(page, "_blazor/disconnect"), form);
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
        sending.Dispose();
    }

    private async Task Start(HttpClient http, Uri root, CancellationToken stop)
    {
        using var negotiated = await http.PostAsync(new Uri(root, "_blazor/negotiate?negotiateVersion=1"), null, stop);
        negotiated.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(stop));
        var token = answer.RootElement.GetProperty("connectionToken").GetString();
        var address = new UriBuilder(new Uri(root, $"_blazor?id={token}")) { Scheme = "ws" }.Uri;
        socket.Options.SetRequestHeader("Origin", root.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(address, stop);
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, stop);
        reading = Read(stop);
        await Send(MessagePackWriter.Invocation("0", "StartCircuit", root.ToString(), page.ToString(), "[]", ""));
    }

    private async Task Read(CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        int filled = 0, shaken = 0;
        try
        {
            while (true)
            {
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
                var got = await socket.ReceiveAsync(buffer.AsMemory(filled), stop);
                if (got.MessageType == WebSocketMessageType.Close)
                    break;
                filled += got.Count;
                var used = 0;
                if (shaken == 0 && (used = shaken = Array.IndexOf(buffer, (byte)0x1e, 0, filled) + 1) > 3)
                    throw new InvalidDataException(Encoding.UTF8.GetString(buffer, 0, used));
                while (shaken > 0 && Frame(buffer.AsSpan(used, filled - used), out var head, out var length))
                {
                    await Answer(buffer.AsMemory(used + head, length));
                    used += head + length;
                }
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
            }
            Ended ??= "the server closed it";
        }
        catch (Exception problem)
        {
            Ended ??= problem.Message;
        }
        drawn.TrySetException(new IOException(Ended));
    }

    private async Task Answer(ReadOnlyMemory<byte> message)
    {
        if (Understand(message.Span) is { } answer)
            await Send(answer);
    }

    private byte[]? Understand(ReadOnlySpan<byte> message)
    {
        var reader = new MessagePackReader(message);
        reader.Array();
        switch (reader.Integer())
        {
            case 3:
                reader.Headers();
                reader.Text();
                if (reader.Integer() == 3)
                    secret = reader.Text();
                return null;
            case 7:
                Ended = reader.Text() ?? "the server closed it";
                return null;
            case not 1:
                return null;
        }

        reader.Headers();
        reader.Text();
        var target = reader.Text();
        reader.Array();
        switch (target)
        {
            case "JS.RenderBatch":
                Interlocked.Exchange(ref lastPicture, Stopwatch.GetTimestamp());
                Interlocked.Increment(ref pictures);
                drawn.TrySetResult();
                return MessagePackWriter.Invocation(null, "OnRenderCompleted", reader.Integer(), null);
            case "JS.BeginInvokeJS":
                return Script(ref reader);
            case "JS.Error":
                Ended = reader.Text();
                return null;
            default:
                return null;
        }
    }

    // The renderer says that it is there by a script call; the browser then hands over the page's components.
    private byte[]? Script(ref MessagePackReader reader)
    {
        var call = reader.Integer();
        var name = reader.Text();
        reader.Text();
        var result = reader.Integer() == 1 ? "{\"__jsObjectId\":1}" : "null";
        byte[] answer = call == 0 ? [] : MessagePackWriter.Invocation(
            null, "EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,{result}]"));
        return name == "Blazor._internal.attachWebRendererInterop"
            ? [.. answer, .. MessagePackWriter.Invocation(null, "UpdateRootComponents", components, state)]
            : answer.Length == 0 ? null : answer;
    }

    private async Task Send(ReadOnlyMemory<byte> message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    private static bool Frame(ReadOnlySpan<byte> bytes, out int head, out int length)
    {
        head = length = 0;
        while (head < bytes.Length)
        {
            var part = bytes[head];
            length |= (part & 0x7f) << 7 * head++;
            if (part < 0x80)
                return bytes.Length - head >= length;
        }
        return false;
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([A-Za-z0-9+/=_-]+)-->")]
    private static partial Regex State();

    [GeneratedRegex("<base href=\"([^\"]+)\"")]
    private static partial Regex Base();
}
