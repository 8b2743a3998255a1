namespace Exchange.Load.Results;

/// <summary>What was measured, which aims that meets, and what went wrong; in the order it was found.</summary>
internal sealed class Findings
{
    private readonly Lock gate = new();

    public List<Figure> Figures { get; } = [];

    public List<Aim> Aims { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Wrong or lost answers. Any of them makes the run fail.</summary>
    public List<string> Wrong { get; } = [];

    public double Add(string group, string name, double value, string unit)
    {
        Figures.Add(new(group, name, value, unit));
        return value;
    }

    /// <summary>An aim of the form "measured at least bound".</summary>
    public void AtLeast(string name, double measured, double bound, string unit = "x") =>
        Aims.Add(new(name, measured, ">=", bound, unit, measured >= bound));

    /// <summary>An aim of the form "measured at most bound".</summary>
    public void AtMost(string name, double measured, double bound, string unit = "x") =>
        Aims.Add(new(name, measured, "<=", bound, unit, measured <= bound));

    public void Note(string sentence)
    {
        lock (gate)
            Notes.Add(sentence);
    }

    public void Fault(string sentence)
    {
        lock (gate)
            Wrong.Add(sentence);
    }
}

internal sealed record Figure(string Group, string Name, double Value, string Unit);

internal sealed record Aim(string Name, double Measured, string Sign, double Bound, string Unit, bool Met);
