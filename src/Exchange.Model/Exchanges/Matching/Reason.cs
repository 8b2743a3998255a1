using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Matching;

/// <summary>What a pair of request and offer is looked at for.</summary>
public enum Aspect
{
    /// <summary>Grades of the two on the block.</summary>
    Level,
    /// <summary>A language both work in.</summary>
    Language,
    /// <summary>Technical or policy.</summary>
    Track,
    /// <summary>Months that suit both.</summary>
    Calendar,
    /// <summary>How much the two countries have in common.</summary>
    Context,
    /// <summary>What earlier guests said.</summary>
    Feedback,
    /// <summary>How many guests the host has already.</summary>
    Load,
    /// <summary>Visit, hosted staff, advice or course.</summary>
    Mode,
    /// <summary>Size of the delegation.</summary>
    People,
    /// <summary>Whom the host wishes to receive.</summary>
    Wish,
}

/// <summary>One reason for or against a pair.</summary>
/// <param name="Aspect">What it is about.</param>
/// <param name="Key">Key of its sentence.</param>
/// <param name="Points">How much it speaks for the pair.</param>
/// <param name="Most">The most that this aspect can give; 0 if it only excludes.</param>
/// <param name="Excludes">The pair cannot be.</param>
/// <param name="Arguments">What stands in the sentence, in order, written invariantly.</param>
public sealed record Reason(Aspect Aspect, string Key, int Points, int Most, bool Excludes, ImmutableArray<string> Arguments);
