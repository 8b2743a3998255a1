using System.Collections.Immutable;
using Exchange.Load;
using Exchange.Load.Reports;
using Exchange.Load.Results;

namespace Exchange.Chaos.Reports;

/// <summary>All writers, side by side on threads of their own.</summary>
internal sealed class Crew
{
    private readonly List<long> waits = [];
    private long acknowledged, refused, unanswered, wrong, highest;
    private volatile bool enough, timeIsUp;
    private Task working = Task.CompletedTask;

    public Crew(Options options, Questionnaire asked, IReadOnlyList<string> rounds, string token, IReadOnlyList<Uri> addresses, Findings found)
    {
        (Token, Addresses, Found, Pace) = (token, addresses, found, options.Pace);
        Diaries = [.. Enumerable.Range(0, options.Writers).Select(writer => new Diary(writer, asked, rounds))];
        Pulse = new(options.Writers);
        Seed = options.Seed;
    }

    public string Token { get; }

    public IReadOnlyList<Uri> Addresses { get; }

    public Findings Found { get; }

    public int Pace { get; }

    public ImmutableArray<Diary> Diaries { get; }

    public Pulse Pulse { get; }

    /// <summary>No new report is begun.</summary>
    public bool Enough => enough;

    /// <summary>Reports under way are given up.</summary>
    public bool TimeIsUp => timeIsUp;

    public long Reports => Interlocked.Read(ref acknowledged);

    public long Refusals => Interlocked.Read(ref refused);

    public long Silences => Interlocked.Read(ref unanswered);

    public long WrongAnswers => Interlocked.Read(ref wrong);

    public Latencies Waits => new(waits);

    private int Seed { get; }

    public void Start() => working = Task.Factory.StartNew(() => Crowd.Run(Diaries.Length, number =>
    {
        using var writer = new Writer(number, this, Diaries[number], new Random(Seed + number + 1));
        writer.Work();
    }), TaskCreationOptions.LongRunning);

    /// <summary>Lets every writer finish what it is about; it has a minute at most.</summary>
    public async Task Finish()
    {
        enough = true;
        if (await Task.WhenAny(working, Task.Delay(TimeSpan.FromSeconds(60))) != working)
            timeIsUp = true;
        await working;
    }

    /// <summary>The highest version of the board that anybody was told.</summary>
    public long Highest => Interlocked.Read(ref highest);

    public void Acknowledged(int writer, long version, long sentAt, long took)
    {
        var known = Highest;
        while (known < version && Interlocked.CompareExchange(ref highest, version, known) is var there && there != known)
            known = there;
        Interlocked.Increment(ref acknowledged);
        Pulse.Beat(writer, sentAt);
        lock (waits)
            waits.Add(took);
    }

    /// <summary>A wrong answer; the first few are shown, all are counted.</summary>
    public void Wrong(string sentence)
    {
        if (Interlocked.Increment(ref wrong) <= 5)
            Found.Fault(sentence);
    }

    public void Refused() => Interlocked.Increment(ref refused);

    public void Unanswered() => Interlocked.Increment(ref unanswered);
}
