using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Members;

[GrainType("member")]
internal sealed class MemberGrain(
    [PersistentState("member")] IPersistentState<MemberGrain.Record> record, GrainDocuments documents, StoredFigures all, TimeProvider time)
    : Grain, IMemberGrain
{
    private MemberFigures _figures = MemberFigures.None("");

    private string Iso3 => this.GetPrimaryKeyString();

    // Kept: making a reference reads attributes every time.
    private IPublicationSink Board => field ??= GrainFactory.GetGrain<IPublicationSink>(0);

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => _figures = await all.Gather(Iso3, record.State);

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
            _figures = _figures.WithWhole(await all.Whole(Iso3, source));
        return await Board.Take(_figures);
    }

    public async Task<long> Import(Operation operation, string import, ImmutableArray<Observation> observations)
    {
        if (!operation.Actor.IsSecretariat)
            throw new UnauthorizedAccessException("Only the secretariat imports observations.");
        if (_figures.SequenceOf(import) > 0)
            return await Board.Take(_figures);
        var publication = new Publication(Iso3, import, 1, observations, [], time.GetUtcNow());
        await this.Durably(() => documents.Write(this.GetGrainId(), StoredFigures.Import(import), publication));
        await Enrol(import);
        _figures = _figures.With(publication);
        return await Tell(publication);
    }

    private async Task<long> Tell(Publication publication) => await Board.Apply(publication) ?? await Board.Take(_figures);

    private async Task<ImmutableArray<Publication>> Told(string source, long after) => StoredFigures.Round(source) is { } round
        ? await GrainFactory.GetGrain<IPublicationSource>($"{round}/{Iso3}").Publications(after)
        : after > 0 ? [] : [await all.Whole(Iso3, source)];

    /// <summary>What is stored: which sources publish for the member.</summary>
    public sealed record Record
    {
        public ImmutableArray<string> Sources { get; init; } = [];
    }
}
