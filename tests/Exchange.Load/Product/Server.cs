using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Exchange.Load.Http;

namespace Exchange.Load.Product;

/// <summary>A server process of our own: started on a free port, asked until it answers, ended.</summary>
internal sealed class Server : IDisposable
{
    private static readonly ConcurrentDictionary<Server, bool> Running = new();

    private readonly Process process;
    private readonly Queue<string> said = [];

    private Server(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        Http = new() { BaseAddress = address };
        Running[this] = true;
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public int Id => process.Id;

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan ToFirst200 { get; private set; }

    public string Said
    {
        get
        {
            lock (said)
                return string.Join('\n', said.TakeLast(40));
        }
    }

    /// <summary>Resident memory in bytes; 0 when it cannot be read.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts the process and waits until it answers.</summary>
    public static Server Start(IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment, string folder, string firstPath, int? port = null)
    {
        var began = Stopwatch.GetTimestamp();
        var server = Launch(arguments, environment, folder, port ?? FreePort());
        try
        {
            server.AwaitFirst200(firstPath);
        }
        catch
        {
            server.Dispose();
            throw;
        }
        server.ToFirst200 = Stopwatch.GetElapsedTime(began);
        return server;
    }

    /// <summary>Starts the process and waits for nothing.</summary>
    public static Server Launch(
        IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment, string folder, int port, string program = "dotnet")
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var server = new Server(Process.Start(start)!, address);
        server.process.OutputDataReceived += server.Hear;
        server.process.ErrorDataReceived += server.Hear;
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Whether the process has ended, by itself or otherwise.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Sends the process a signal by its name, e.g. <c>STOP</c>.</summary>
    public void Signal(string name) => Process.Start("kill", ["-" + name, $"{process.Id}"])?.WaitForExit();

    /// <summary>Ends the process at once (SIGKILL): it is told nothing and finishes nothing.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        Dispose();
    }

    /// <summary>Ends whatever is still running; the last thing this program does, however it ends.</summary>
    public static void EndAll()
    {
        foreach (var server in Running.Keys)
            server.Dispose();
    }

    public void Dispose()
    {
        if (!Running.TryRemove(this, out _))
            return;
        if (!process.HasExited)
        {
            // As an operator ends it, so that what it does on stopping is part of the run; then by force.
            Signal("TERM");
            // One that was stopped hears it only when it goes on.
            Signal("CONT");
            if (!process.WaitForExit(15_000))
                process.Kill(entireProcessTree: true);
        }
        process.Dispose();
        Http.Dispose();
    }

    /// <summary>Asks until the answer is 200; 30 seconds at most.</summary>
    public void AwaitFirst200(string path)
    {
        var request = Requests.Get(Address, path);
        var began = Stopwatch.GetTimestamp();
        var answer = 0;
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended at its start:\n{Said}");
            try
            {
                using var wire = new Wire(Address);
                while ((answer = wire.Send(request).Status) == 503)
                    Thread.Sleep(5);
                if (answer == 200)
                    return;
                break;
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                Thread.Sleep(5);
            }
        }
        throw new InvalidOperationException($"{path} of the server did not answer 200 (last: {answer}):\n{Said}");
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (said)
        {
            said.Enqueue(line.Data);
            if (said.Count > 200)
                said.Dequeue();
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
