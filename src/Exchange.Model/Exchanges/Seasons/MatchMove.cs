using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Seasons;

/// <summary>What may be done to a match.</summary>
public enum MatchAct
{
    /// <summary>Say yes.</summary>
    Agree,
    /// <summary>Say no, with a reason.</summary>
    Refuse,
    /// <summary>Take it back, with a reason.</summary>
    Cancel,
}

/// <summary>Who may move a match.</summary>
public enum MatchSide
{
    /// <summary>The guest's focal point.</summary>
    Guest,
    /// <summary>The host's focal point.</summary>
    Host,
    /// <summary>The secretariat.</summary>
    Secretariat,
}

/// <summary>One line of the table of states and who may move them.</summary>
public readonly record struct MatchMove(MatchState From, MatchAct Act, MatchSide By, MatchState To)
{
    /// <summary>All moves there are.</summary>
    public static ImmutableArray<MatchMove> All { get; } =
    [
        new(MatchState.Proposed, MatchAct.Agree, MatchSide.Guest, MatchState.GuestAgreed),
        new(MatchState.Proposed, MatchAct.Agree, MatchSide.Host, MatchState.HostAgreed),
        new(MatchState.HostAgreed, MatchAct.Agree, MatchSide.Guest, MatchState.Agreed),
        new(MatchState.GuestAgreed, MatchAct.Agree, MatchSide.Host, MatchState.Agreed),
        new(MatchState.Proposed, MatchAct.Refuse, MatchSide.Guest, MatchState.Refused),
        new(MatchState.Proposed, MatchAct.Refuse, MatchSide.Host, MatchState.Refused),
        new(MatchState.HostAgreed, MatchAct.Refuse, MatchSide.Guest, MatchState.Refused),
        new(MatchState.GuestAgreed, MatchAct.Refuse, MatchSide.Host, MatchState.Refused),
        // Who has agreed may think better of it until the other has, and both afterwards, with a reason.
        new(MatchState.GuestAgreed, MatchAct.Refuse, MatchSide.Guest, MatchState.Refused),
        new(MatchState.HostAgreed, MatchAct.Refuse, MatchSide.Host, MatchState.Refused),
        new(MatchState.Agreed, MatchAct.Refuse, MatchSide.Guest, MatchState.Refused),
        new(MatchState.Agreed, MatchAct.Refuse, MatchSide.Host, MatchState.Refused),
        new(MatchState.Proposed, MatchAct.Cancel, MatchSide.Secretariat, MatchState.Cancelled),
        new(MatchState.GuestAgreed, MatchAct.Cancel, MatchSide.Secretariat, MatchState.Cancelled),
        new(MatchState.HostAgreed, MatchAct.Cancel, MatchSide.Secretariat, MatchState.Cancelled),
        new(MatchState.Agreed, MatchAct.Cancel, MatchSide.Secretariat, MatchState.Cancelled),
    ];

    /// <summary>Where the act leads; null if there is no such move.</summary>
    public static MatchState? Find(MatchState from, MatchAct act, MatchSide by)
    {
        foreach (var move in All)
            if (move.From == from && move.Act == act && move.By == by)
                return move.To;
        return null;
    }
}
