namespace Exchange.Load;

/// <summary>How much is done: every phase is bounded in count and in time, whichever comes first.</summary>
internal sealed record Sizes
{
    public int WarmReports { get; init; } = 20_000;
    public double WarmSeconds { get; init; } = 7;
    public int OneWriterReports { get; init; } = 1_500;
    public int ManyWriterReports { get; init; } = 12_000;
    public int ManyWriters { get; init; } = 16;
    public double ReportSeconds { get; init; } = 4;
    public double FloorSeconds { get; init; } = 1.5;
    public int Readers { get; init; } = 16;
    public double ReadSeconds { get; init; } = 0.9;
    public int ReadTurns { get; init; } = 4;
    public int[] Crowds { get; init; } = [50, 500];
    public int Pushes { get; init; } = 150;
    public int PushTurns { get; init; } = 3;
    public int Circuits { get; init; } = 200;
    public int CircuitPushes { get; init; } = 20;

    /// <summary>Wait for memory to come to rest; without it memory is not told.</summary>
    public bool Settles { get; init; } = true;

    public int ImportMembers { get; init; } = 57;
    public int ImportLinesPerMember { get; init; } = 600;
    public double FillSeconds { get; init; } = 75;

    public static Sizes Of(Options options) => options.Quick
        ? new()
        {
            WarmReports = 1_000, WarmSeconds = 1.5, OneWriterReports = 300, ManyWriterReports = 3_000, ReportSeconds = 1, FloorSeconds = 0.4,
            ReadSeconds = 0.4, ReadTurns = 1, Crowds = [50], Pushes = 20, PushTurns = 1, Circuits = 20, CircuitPushes = 8, FillSeconds = 8, Settles = false,
        }
        : new();
}
