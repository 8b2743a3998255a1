using Exchange.Model.Notices;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Notices;

[GrainType("notice-clock")]
internal sealed class NoticeClockGrain([PersistentState("clock")] IPersistentState<NoticeClockGrain.Record> stored, Addressees addressees, TimeProvider time)
    : Grain, INoticeClockGrain
{
    private const int AtOnce = 16;

    public async Task Digests()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var day = DateOnly.FromDateTime(now);
        if (now.Hour < RoundNotices.Hour || stored.State.Digested >= day)
            return;
        foreach (var some in (await addressees.All()).Where(p => p.Email is not null).Chunk(AtOnce))
            await Task.WhenAll(some.Select(p => GrainFactory.GetGrain<IInboxGrain>(p.Actor.Id).SendDigest(p, day)));
        stored.State = new() { Digested = day };
        await this.Durably(() => stored.WriteStateAsync());
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        /// <summary>The last day whose digests were all handed to the outbox.</summary>
        public DateOnly? Digested { get; init; }
    }
}
