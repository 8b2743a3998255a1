using Orleans.Runtime;

namespace Exchange.Storage;

/// <summary>Names one stored document. Compared byte by byte: case and trailing spaces count.</summary>
internal readonly record struct RecordKey(string GrainType, string GrainKey, string StateName)
{
    public static RecordKey Of(string stateName, GrainId grainId) =>
        new(grainId.Type.ToString() ?? "", grainId.Key.ToString() ?? "", stateName);

    public override string ToString() => $"{GrainType}/{GrainKey} state '{StateName}'";
}
