using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Exchanges;
using Exchange.Web.Exchanges.Seasons;

namespace Exchange.Web.Notices;

[GrainType("season-notices")]
internal sealed class SeasonNoticesGrain([PersistentState("heard")] IPersistentState<LedgerHeard> stored, Addressees addressees, ILogger<SeasonNoticesGrain> logger)
    : LedgerNotices<SeasonState>(stored, addressees, logger), ISeasonNoticesGrain
{
    protected override Task<LedgerSlice<SeasonState>> Since(long heard) => GrainFactory.GetGrain<ISeasonGrain>(Id).Since(heard);

    protected override IEnumerable<Addressed> Of(SeasonState state, LedgerEntry entry, long number, ImmutableArray<Actor> people) =>
        SeasonNotices.Of(state, entry, number, people);
}
