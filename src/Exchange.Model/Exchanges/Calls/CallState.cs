using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Model.Exchanges.Calls;

/// <summary>A call with its applications. Immutable: <see cref="CallDesk"/> says what a command makes of it.</summary>
[GenerateSerializer, Immutable, Alias("call-state")]
public sealed record CallState : ILedgered<CallState>
{
    /// <summary>The call; null until it is made.</summary>
    [Id(0)] public Call? Call { get; init; }
    /// <summary>Where it stands.</summary>
    [Id(1)] public CallStatus Status { get; init; }
    /// <summary>Why it was cancelled.</summary>
    [Id(2)] public string? Reason { get; init; }
    /// <summary>Applications, by the applicant's account.</summary>
    [Id(3)] public ImmutableSortedDictionary<string, Application> Applications { get; init; } = ImmutableSortedDictionary<string, Application>.Empty;
    /// <summary>What was done.</summary>
    [Id(4)] public Ledger Ledger { get; init; } = new();

    /// <summary>The same with its history kept otherwise.</summary>
    public CallState With(Ledger ledger) => this with { Ledger = ledger };

    /// <summary>Places that are taken.</summary>
    public int Held => Applications.Values.Count(a => a.HoldsPlace);

    /// <summary>The sides that an actor is on towards an application; without one, towards the call.</summary>
    public Side SidesOf(Actor actor, Application? application)
    {
        var sides = Side.None;
        if (actor.IsSecretariat)
            sides |= Side.Secretariat;
        if (Call is { } call && actor.IsFocalPointOf(call.Host))
            sides |= Side.Host;
        if (application is not null && actor.Id == application.Account)
            sides |= Side.Applicant;
        if (application is not null && actor.IsFocalPointOf(application.Form.Member))
            sides |= Side.FocalPoint;
        return sides;
    }

    /// <summary>Whether an actor sees an application: drafts are the applicant's alone, and the host's are those that were nominated.</summary>
    public bool Sees(Actor actor, Application application)
    {
        var sides = SidesOf(actor, application);
        return (sides & Side.Applicant) != 0
            || (application.Stage != Stage.Draft
                && ((sides & (Side.FocalPoint | Side.Secretariat)) != 0
                    || ((sides & Side.Host) != 0 && application.Stage is not Stage.Applied and not Stage.NotNominated and not Stage.Withdrawn)));
    }

    /// <summary>The call with nothing in it that the actor may not see; null if it may not even know of it.</summary>
    public CallState? Visible(Actor actor)
    {
        if (Call is not { } call)
            return null;
        var runs = (SidesOf(actor, null) & (Side.Host | Side.Secretariat)) != 0;
        if (Status == CallStatus.Draft && !runs)
            return null;
        var seen = Applications.Where(a => Sees(actor, a.Value)).ToImmutableSortedDictionary();
        return this with
        {
            Call = runs || seen.Values.Any(a => a.Account == actor.Id && a.HoldsPlace && a.Stage != Stage.Selected) ? call : call with { Contacts = "" },
            Applications = seen,
            Ledger = actor.IsSecretariat ? Ledger : new() { SealedPages = Ledger.SealedPages },
        };
    }
}
