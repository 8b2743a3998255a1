using Orleans.Runtime;

namespace Exchange.Storage;

/// <summary>Names one stored document. Compared byte by byte: case and trailing spaces count.</summary>
/// <param name="GrainType">The grain's type, as its <c>[GrainType]</c> says.</param>
/// <param name="GrainKey">The grain's key within its type.</param>
/// <param name="StateName">The name of the state or of the document beside it.</param>
public readonly record struct RecordKey(string GrainType, string GrainKey, string StateName)
{
    /// <summary>The key of a grain's document.</summary>
    /// <param name="stateName">The name of the state.</param>
    /// <param name="grainId">The grain.</param>
    public static RecordKey Of(string stateName, GrainId grainId)
    {
        // Here, on the caller's thread: on the writer's it would cost its neighbours their commit.
        ArgumentNullException.ThrowIfNull(stateName);
        return new(grainId.Type.ToString() ?? "", grainId.Key.ToString() ?? "", stateName);
    }

    /// <summary>The order of archives: by type, key and name, each by the bytes of its UTF-8.</summary>
    public static IComparer<RecordKey> Order { get; } = Comparer<RecordKey>.Create((left, right) =>
        Compare(left.GrainType, right.GrainType) is not 0 and var byType ? byType
        : Compare(left.GrainKey, right.GrainKey) is not 0 and var byKey ? byKey
        : Compare(left.StateName, right.StateName));

    /// <summary>Reads well in a sentence: <c>member/JOR state 'member'</c>.</summary>
    public override string ToString() => $"{GrainType}/{GrainKey} state '{StateName}'";

    // Characters beyond the first plane are pairs of surrogates here but stand last in UTF-8.
    private static int Compare(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[same]).CompareTo(Rank(right[same]));

        static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
