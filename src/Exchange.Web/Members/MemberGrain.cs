using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Members;

[GrainType("member")]
internal sealed class MemberGrain(
    [PersistentState("member")] IPersistentState<MemberGrain.Record> record, GrainDocuments documents, IRoundPublications rounds, TimeProvider time)
    : Grain, IMemberGrain
{
    private MemberFigures _figures = MemberFigures.None("");

    private string Iso3 => this.GetPrimaryKeyString();

    // Kept: making a reference reads attributes every time.
    private IPublicationSink Board => field ??= GrainFactory.GetGrain<IPublicationSink>(0);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var wholes = await Task.WhenAll(record.State.Sources.Select(Whole));
        _figures = wholes.Aggregate(MemberFigures.None(Iso3), (figures, whole) => figures.WithWhole(whole));
    }

    public Task<MemberFigures> Figures() => Task.FromResult(_figures);

    public async Task<ImmutableArray<Publication>> Publications(ImmutableDictionary<string, long> known)
    {
        var told = await Task.WhenAll(record.State.Sources.Select(source => Told(source, known.GetValueOrDefault(source))));
        return [.. told.SelectMany(t => t)];
    }

    public async Task Enrol(string source)
    {
        if (record.State.Sources.Contains(source))
            return;
        record.State = new() { Sources = record.State.Sources.Add(source) };
        await this.Durably(() => record.WriteStateAsync());
    }

    public Task<long> Publish(Publication publication)
    {
        if (publication.Sequence != _figures.SequenceOf(publication.Source) + 1)
            return CatchUp(publication.Source, publication.Sequence);
        _figures = _figures.With(publication);
        return Tell(publication);
    }

    public async Task<long> CatchUp(string source, long sequence)
    {
        if (_figures.SequenceOf(source) < sequence)
            _figures = _figures.WithWhole(await Whole(source));
        return await Board.Take(_figures);
    }

    public async Task<long> Import(Operation operation, string import, ImmutableArray<Observation> observations)
    {
        if (!operation.Actor.IsSecretariat)
            throw new UnauthorizedAccessException("Only the secretariat imports observations.");
        if (_figures.SequenceOf(import) > 0)
            return await Board.Take(_figures);
        var publication = new Publication(Iso3, import, 1, observations, [], time.GetUtcNow());
        await this.Durably(() => documents.Write(this.GetGrainId(), Document(import), publication));
        await Enrol(import);
        _figures = _figures.With(publication);
        return await Tell(publication);
    }

    private async Task<long> Tell(Publication publication) => await Board.Apply(publication) ?? await Board.Take(_figures);

    // What a round's submission has stored is read where it lies; an import is a document of this grain.
    private async Task<Publication> Whole(string source) => IsRound(source)
        ? await rounds.Whole(RoundOf(source), Iso3)
        : await documents.Read<Publication>(this.GetGrainId(), Document(source))
            ?? throw new InvalidOperationException($"{Iso3}: the document of {source} is missing.");

    private async Task<ImmutableArray<Publication>> Told(string source, long after) => IsRound(source)
        ? await Round(source).Publications(after)
        : after > 0 ? [] : [await Whole(source)];

    private static bool IsRound(string source) => source.StartsWith("round:", StringComparison.Ordinal);

    private IPublicationSource Round(string source) => GrainFactory.GetGrain<IPublicationSource>($"{RoundOf(source)}/{Iso3}");

    private static string RoundOf(string source) => source["round:".Length..];

    private static string Document(string import) => "import/" + import;

    /// <summary>What is stored: which sources publish for the member.</summary>
    public sealed record Record
    {
        public ImmutableArray<string> Sources { get; init; } = [];
    }
}
