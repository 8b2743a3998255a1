using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Notices;

/// <summary>
/// A notice and that it is to be mailed are one write; only then is the e-mail handed to the outbox, which knows it by its identity. A stop
/// between the two is mended by whoever delivers: it does so again until it is answered.
/// </summary>
[GrainType("inbox")]
internal sealed class InboxGrain([PersistentState("inbox")] IPersistentState<InboxGrain.Record> stored, TimeProvider time) : Grain, IInboxGrain
{
    /// <summary>More than any batch that is delivered again after a failure.</summary>
    private const int Kept = 300;

    /// <summary>What is older is not mailed any more: after a long stop nobody wants the mail of all those days.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    private IMailOutboxGrain Outbox => field ??= GrainFactory.GetGrain<IMailOutboxGrain>(0);

    private string Account => this.GetPrimaryKeyString();

    private string Spoken => stored.State.Wishes.Language ?? stored.State.ReadIn ?? Language.English.Code;

    public async Task Deliver(Addressee person, ImmutableArray<Notice> notices)
    {
        var now = time.GetUtcNow();
        var known = stored.State.Lines.Select(l => l.Notice.Key).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<InboxLine> fresh = [.. notices.Where(n => known.Add(n.Key)).Select(n => new InboxLine(n) { Mail = WayOf(n, person, now) })];
        if (!fresh.IsEmpty)
            await Store(stored.State with { Lines = Last(stored.State.Lines.AddRange(fresh)) });
        await Post(person, ByMail.AtOnce, line => (Mails.IdOf(Account, line.Notice.Key), [line.Notice]));
    }

    public async Task SendDigest(Addressee person, DateOnly day)
    {
        var waiting = stored.State.Lines.Where(l => l.Mail == ByMail.InDigest).Select(l => l.Notice).ToImmutableArray();
        if (!waiting.IsEmpty && person.Email is not null)
            await Post(person, ByMail.InDigest, _ => (Mails.IdOf(Account, FormattableString.Invariant($"digest/{day:yyyy-MM-dd}")), waiting));
    }

    public Task<InboxView?> Read(Actor actor) => Task.FromResult(IsOwner(actor)
        ? new InboxView([.. stored.State.Lines.Where(l => l.Notice.IsFor(actor)).Reverse()], stored.State.Wishes, Spoken)
        : null);

    public async Task<int> Unread(Actor actor, string language)
    {
        if (!IsOwner(actor))
            return 0;
        if (stored.State.ReadIn != language && Language.Find(language) is not null)
            await Store(stored.State with { ReadIn = language });
        return stored.State.Lines.Count(l => !l.IsRead && l.Notice.IsFor(actor));
    }

    public async Task<Notice?> MarkRead(Actor actor, string? key)
    {
        if (!IsOwner(actor))
            return null;
        var lines = stored.State.Lines;
        if (lines.Any(l => !l.IsRead && (key is null || l.Notice.Key == key)))
            await Store(stored.State with { Lines = [.. lines.Select(l => key is null || l.Notice.Key == key ? l with { IsRead = true } : l)] });
        return key is null ? null : lines.FirstOrDefault(l => l.Notice.Key == key && l.Notice.IsFor(actor))?.Notice;
    }

    public async Task<bool> Wish(Actor actor, Wishes wishes)
    {
        if (!IsOwner(actor))
            return false;
        await Store(stored.State with { Wishes = wishes });
        return true;
    }

    private bool IsOwner(Actor actor) => actor.Id == Account;

    private ByMail WayOf(Notice notice, Addressee person, DateTimeOffset now) =>
        person.Email is null || now - notice.At > News ? ByMail.Done : stored.State.Wishes.Of(notice.Kind) switch
        {
            Delivery.AtOnce => ByMail.AtOnce,
            Delivery.Digest => ByMail.InDigest,
            _ => ByMail.Done,
        };

    private async Task Post(Addressee person, ByMail way, Func<InboxLine, (string Id, ImmutableArray<Notice> Notices)> letter)
    {
        var due = stored.State.Lines.Where(l => l.Mail == way).Select(letter).DistinctBy(l => l.Id).ToArray();
        if (due.Length == 0)
            return;
        if (person.Email is { } email)
            await Outbox.Post([.. due.Select(d => new NewLetter(d.Id, new(email, person.Actor.Name, [Spoken], d.Notices)))]);
        await Store(stored.State with { Lines = [.. stored.State.Lines.Select(l => l.Mail == way ? l with { Mail = ByMail.Done } : l)] });
    }

    private static ImmutableArray<InboxLine> Last(ImmutableArray<InboxLine> lines) => lines.Length <= Kept ? lines : lines[^Kept..];

    private async Task Store(Record next)
    {
        stored.State = next;
        await this.Durably(() => stored.WriteStateAsync());
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        /// <summary>The oldest first.</summary>
        public ImmutableArray<InboxLine> Lines { get; init; } = [];

        public Wishes Wishes { get; init; } = Wishes.None;

        /// <summary>Two-letter code of the language in which the person last read a page; null before the first.</summary>
        public string? ReadIn { get; init; }
    }
}
