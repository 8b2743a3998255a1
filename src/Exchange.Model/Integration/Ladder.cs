using System.Collections.Immutable;

namespace Exchange.Model.Integration;

/// <summary>
/// The answers to a building block's criteria, grade by grade: yes, no or (null) unknown. It is a Guttman ladder: a grade counts only if every
/// criterion of that grade and of each lower grade is met.
/// </summary>
/// <param name="Emerging">Criteria of grade 1.</param>
/// <param name="Moderate">Criteria of grade 2.</param>
/// <param name="Advanced">Criteria of grade 3.</param>
public sealed record Ladder(ImmutableArray<bool?> Emerging, ImmutableArray<bool?> Moderate, ImmutableArray<bool?> Advanced)
{
    /// <summary>The highest grade of a ladder.</summary>
    public const int Highest = 3;

    /// <summary>A block of which nothing is known.</summary>
    public static Ladder Unknown { get; } = new([], [], []);

    /// <summary>The criteria of a grade from 1 to 3.</summary>
    public ImmutableArray<bool?> this[int grade] => grade switch
    {
        1 => Emerging,
        2 => Moderate,
        3 => Advanced,
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "A ladder has the grades 1 to 3."),
    };

    /// <summary>The grade that the answers prove, and the highest that they do not exclude.</summary>
    public Grade Grade
    {
        get
        {
            var (proven, possible) = (0, 0);
            bool? reached = true;
            for (var grade = 1; grade <= Highest; grade++)
            {
                reached &= Met(this[grade]);
                if (reached is true)
                    proven = grade;
                if (reached is not false)
                    possible = grade;
            }
            return new(proven, possible);
        }
    }

    /// <summary>The same ladder with one criterion answered.</summary>
    /// <param name="grade">1 to 3.</param>
    /// <param name="index">Place of the criterion among those of its grade, from 0; places before it that nobody answered become unknown.</param>
    /// <param name="met">The answer.</param>
    public Ladder With(int grade, int index, bool? met)
    {
        var answers = this[grade].ToBuilder();
        while (answers.Count <= index)
            answers.Add(null);
        answers[index] = met;
        var changed = answers.ToImmutable();
        return grade switch { 1 => this with { Emerging = changed }, 2 => this with { Moderate = changed }, _ => this with { Advanced = changed } };
    }

    // Criteria that nobody answered prove nothing and exclude nothing.
    private static bool? Met(ImmutableArray<bool?> criteria)
    {
        bool? all = criteria.IsEmpty ? null : true;
        foreach (var criterion in criteria)
            all &= criterion;
        return all;
    }
}

/// <summary>What the answers say of a building block: 0 (criteria of grade 1 not met) to 3.</summary>
/// <param name="Proven">The grade that the answers prove.</param>
/// <param name="Possible">The highest grade that the answers do not exclude; equal to <paramref name="Proven"/> if nothing is open.</param>
public readonly record struct Grade(int Proven, int Possible)
{
    /// <summary>A block of which nothing is known.</summary>
    public static Grade Unknown { get; } = new(0, Ladder.Highest);

    /// <summary>Whether the block has at least that grade; null if the answers leave it open.</summary>
    public bool? AtLeast(int grade) => Proven >= grade ? true : Possible < grade ? false : null;
}
