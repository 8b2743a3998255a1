using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Storage;
using Orleans.Storage;

namespace Exchange.Web.Members;

/// <summary>
/// Gathers a member's nationally accepted figures from what its sources have stored: a round's submission, an import. Whoever wakes reads them
/// here and waits for no other grain.
/// </summary>
internal sealed class StoredFigures([FromKeyedServices("Default")] IGrainStorage storage, GrainDocuments documents, IRoundPublications rounds)
{
    private const string OfRound = "round:";

    public async Task<MemberFigures> Of(string iso3)
    {
        var state = new GrainState<MemberGrain.Record>(new());
        await storage.ReadStateAsync("member", Grain(iso3), state);
        return await Gather(iso3, state.State ?? new());
    }

    public async Task<MemberFigures> Gather(string iso3, MemberGrain.Record record)
    {
        var wholes = await Task.WhenAll(record.Sources.Select(source => Whole(iso3, source)));
        return wholes.Aggregate(MemberFigures.None(iso3), (figures, whole) => figures.WithWhole(whole));
    }

    public async Task<Publication> Whole(string iso3, string source) => Round(source) is { } round
        ? await rounds.Whole(round, iso3)
        : await documents.Read<Publication>(Grain(iso3), Import(source))
            ?? throw new InvalidOperationException($"{iso3}: the document of {source} is missing.");

    /// <summary>The round that the source is the submission of; null for an import.</summary>
    public static string? Round(string source) => source.StartsWith(OfRound, StringComparison.Ordinal) ? source[OfRound.Length..] : null;

    /// <summary>Name of the member's document that holds an import.</summary>
    public static string Import(string import) => "import/" + import;

    private static GrainId Grain(string iso3) => GrainId.Create("member", iso3);
}
