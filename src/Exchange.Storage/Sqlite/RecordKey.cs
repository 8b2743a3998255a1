using Orleans.Runtime;

namespace Exchange.Storage;

/// <summary>Names one stored document. Compared byte by byte: case and trailing spaces count.</summary>
internal readonly record struct RecordKey(string GrainType, string GrainKey, string StateName)
{
    public static RecordKey Of(string stateName, GrainId grainId)
    {
        // Here, on the caller's thread: on the writer's it would cost its neighbours their commit.
        ArgumentNullException.ThrowIfNull(stateName);
        return new(grainId.Type.ToString() ?? "", grainId.Key.ToString() ?? "", stateName);
    }

    public override string ToString() => $"{GrainType}/{GrainKey} state '{StateName}'";
}
