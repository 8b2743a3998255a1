namespace Exchange.Model.Indicators;

/// <summary>Why a text is not taken as a figure.</summary>
public enum FigureProblem
{
    /// <summary>It is taken.</summary>
    None,
    /// <summary>Nothing was typed. Missing is not zero.</summary>
    Empty,
    /// <summary>It is no number, or its digits and marks stand where they cannot.</summary>
    NotANumber,
    /// <summary>It could be read in two ways, such as <c>1,234</c>: a thousand and more, or one and a bit.</summary>
    Ambiguous,
    /// <summary>More characters, or more digits before the decimal mark, than any figure has.</summary>
    TooLong,
}

/// <summary>What <see cref="FigureReader"/> made of a text: a value, or the reason why there is none.</summary>
/// <param name="Value">The figure; null unless <paramref name="Problem"/> is <see cref="FigureProblem.None"/>.</param>
/// <param name="Problem">Why there is no value.</param>
public readonly record struct FigureReading(double? Value, FigureProblem Problem);
