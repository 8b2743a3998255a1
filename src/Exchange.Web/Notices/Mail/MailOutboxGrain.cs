using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Notices;

/// <summary>A thin shell around <see cref="Outbox{T}"/>: what a step makes of it is stored before anybody acts on it.</summary>
[GrainType("mail-outbox")]
internal sealed class MailOutboxGrain(
    [PersistentState("mail-outbox")] IPersistentState<Outbox<Letter>> stored, MailMeasures measures, Couriers couriers, TimeProvider time)
    : Grain, IMailOutboxGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        measures.Observe(stored.State);
        return Task.CompletedTask;
    }

    public Task Post(ImmutableArray<NewLetter> letters)
    {
        var now = time.GetUtcNow();
        return Store(letters.Aggregate(stored.State, (box, letter) => box.Post(new(letter.Id, letter.Letter.To, What(letter.Letter), letter.Letter, now))));
    }

    public async Task<ImmutableArray<Parcel<Letter>>> Take(string courier, int most)
    {
        var (next, taken) = stored.State.Take(courier, most, time.GetUtcNow(), couriers.IsGone);
        await Store(next);
        return taken;
    }

    public async Task Report(string courier, ImmutableArray<ParcelReport> reports)
    {
        await Store(stored.State.Report(courier, reports, time.GetUtcNow()));
        foreach (var report in reports)
            if (stored.State.Parcels.FirstOrDefault(p => p.Id == report.Id) is { } parcel)
                measures.Reported(parcel.State);
    }

    public Task<ImmutableArray<Parcel<Letter>>?> List(Actor actor) => Task.FromResult<ImmutableArray<Parcel<Letter>>?>(
        Oversees(actor) ? [.. stored.State.Parcels.Reverse().Select(p => p with { Content = null })] : null);

    public async Task<bool> Again(Actor actor, string id)
    {
        if (!Oversees(actor) || stored.State.Again(id, time.GetUtcNow()) is not { } next)
            return false;
        await Store(next);
        return true;
    }

    private static bool Oversees(Actor actor) => actor.Role is Role.Secretariat or Role.Operator;

    private static string What(Letter letter) => letter switch
    {
        { Invitation: not null } => "Invitation",
        { Notices: [var only] } => only.Kind.ToString(),
        _ => "Digest",
    };

    private async Task Store(Outbox<Letter> next)
    {
        if (ReferenceEquals(next, stored.State))
            return;
        stored.State = next;
        measures.Observe(next);
        await this.Durably(() => stored.WriteStateAsync());
    }
}
