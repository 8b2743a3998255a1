using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Exchanges;
using Exchange.Web.Exchanges.Calls;

namespace Exchange.Web.Notices;

[GrainType("call-notices")]
internal sealed class CallNoticesGrain(
    [PersistentState("heard")] IPersistentState<LedgerHeard> stored, Addressees addressees, TimeProvider time, ILogger<CallNoticesGrain> logger)
    : LedgerNotices<CallState>(stored, addressees, logger), ICallNoticesGrain
{
    protected override Task<LedgerSlice<CallState>> Since(long heard) => GrainFactory.GetGrain<ICallGrain>(Id).Since(heard);

    protected override IEnumerable<Addressed> Of(CallState state, LedgerEntry entry, long number, ImmutableArray<Actor> people) =>
        CallNotices.Of(state, entry, number, people);

    protected override IEnumerable<Addressed> Due(CallState state, ImmutableArray<Actor> people) => CallNotices.Due(state, people, time.GetUtcNow());
}
