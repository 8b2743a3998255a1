using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.People;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Exchanges;

/// <summary>
/// What a season and a call have in common: a command is decided on the state, stored with its history in one write, and told to the grain that
/// knows all of them. The same command again changes nothing and answers the same.
/// </summary>
internal abstract class LedgerShell<T>(ExchangeKind kind, IPersistentState<T> stored, LedgerPages pages, ContentFolder content, TimeProvider time) : Grain
    where T : class, ILedgered<T>
{
    private Dictionary<string, string?>? _done;

    /// <summary>As commands find it.</summary>
    protected T State => stored.State;

    /// <summary>What readers see while a command is under way: only what is on the disk.</summary>
    protected T Kept { get; private set; } = null!;

    protected string Id => this.GetPrimaryKeyString();

    private IExchangesGrain Exchanges => field ??= GrainFactory.GetGrain<IExchangesGrain>(0);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Kept = stored.State;
        return Task.CompletedTask;
    }

    public virtual async Task<LedgerSlice<T>> Since(long heard)
    {
        var kept = Kept;
        return new(kept, await Entries(heard), heard);
    }

    /// <summary>A command that makes the whole. Also when it was made before: a stop between the two writes is mended by the repeated command.</summary>
    protected async Task<ExchangeAnswer> Begin(Command command, Func<DateTimeOffset, ExchangeDecision<T>> decide)
    {
        var answer = await Do(command, decide);
        if (answer.Done)
            await Exchanges.Know(kind, Id);
        return answer;
    }

    protected async Task<ExchangeAnswer> Do(Command command, Func<DateTimeOffset, ExchangeDecision<T>> decide)
    {
        if (!Fits(command.OperationId))
            return ExchangeAnswer.No(0, "OperationUnfit");
        var done = _done ??= (await Entries()).Where(e => e.ActorId.Length > 0)
            .ToDictionary(e => Key(e.ActorId, e.OperationId), e => e.Subject, StringComparer.Ordinal);
        // Whoever repeats another's command learns nothing by it.
        var key = Key(command.Actor.Id, command.OperationId);
        if (done.TryGetValue(key, out var subject))
            return new(true, stored.State.Ledger.Length, subject, []);
        var decision = decide(time.GetUtcNow());
        if (ReferenceEquals(decision.Next, stored.State))
            return decision.Answer;
        await this.Durably(async () =>
        {
            stored.State = decision.Next.With(await pages.Seal(this.GetGrainId(), decision.Next.Ledger));
            await stored.WriteStateAsync();
        });
        Kept = stored.State;
        done[key] = decision.Answer.Subject;
        await Stored();
        await Tell();
        return decision.Answer;
    }

    /// <summary>Whether a command can have the identity.</summary>
    protected virtual bool Fits(string operationId) => operationId.Length is > 0 and <= 64;

    /// <summary>What follows from a change, once it is on the disk.</summary>
    protected virtual Task Stored() => Task.CompletedTask;

    /// <summary>What was done after the first so many entries, oldest first.</summary>
    protected Task<ImmutableArray<LedgerEntry>> Entries(long heard = 0) => pages.Since(this.GetGrainId(), Kept.Ledger, heard);

    protected ContentFolder Content => content;

    protected DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    protected bool IsMember(string code) => content.Current.Member(code) is not null;

    // Awaited, so that whoever has changed something sees it on the next page; not told, it is read again a little later.
    private async Task Tell()
    {
        try
        {
            await Exchanges.Note(kind, Id);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
        }
    }

    private static string Key(string actor, string operation) => $"{actor}/{operation}";
}
