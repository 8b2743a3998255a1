using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Calls;

/// <summary>What may be done to an application.</summary>
public enum Act
{
    /// <summary>Keep what was written so far.</summary>
    Save,
    /// <summary>Hand in.</summary>
    Apply,
    /// <summary>Nominate.</summary>
    Nominate,
    /// <summary>Do not nominate.</summary>
    Decline,
    /// <summary>Give a place.</summary>
    Select,
    /// <summary>Put on the waiting list.</summary>
    Wait,
    /// <summary>Give no place.</summary>
    Reject,
    /// <summary>Confirm the place: agenda and contacts are given.</summary>
    Place,
    /// <summary>Note that the person took part.</summary>
    Complete,
    /// <summary>Write the return plan.</summary>
    Plan,
    /// <summary>Report what became of it.</summary>
    Report,
    /// <summary>Withdraw.</summary>
    Withdraw,
}

/// <summary>Who may move an application.</summary>
[Flags]
public enum Side
{
    /// <summary>Nobody.</summary>
    None = 0,
    /// <summary>Who applies.</summary>
    Applicant = 1,
    /// <summary>The focal point of the applicant's member.</summary>
    FocalPoint = 2,
    /// <summary>The focal point of the host.</summary>
    Host = 4,
    /// <summary>The secretariat.</summary>
    Secretariat = 8,
}

/// <summary>One line of the table of stages and who may move them.</summary>
/// <param name="From">Where it stands; null: there is no application yet.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">Where it stands afterwards.</param>
/// <param name="By">Who may.</param>
public readonly record struct Move(Stage? From, Act Act, Stage To, Side By)
{
    private const Side Selecting = Side.Host | Side.Secretariat;
    private const Side Leaving = Side.Applicant | Side.FocalPoint;

    /// <summary>All moves there are. A place that becomes free goes to the first of the waiting list by itself.</summary>
    public static ImmutableArray<Move> All { get; } =
    [
        new(null, Act.Save, Stage.Draft, Side.Applicant),
        new(null, Act.Apply, Stage.Applied, Side.Applicant),
        new(Stage.Draft, Act.Save, Stage.Draft, Side.Applicant),
        new(Stage.Draft, Act.Apply, Stage.Applied, Side.Applicant),
        new(Stage.Draft, Act.Withdraw, Stage.Withdrawn, Side.Applicant),
        new(Stage.Withdrawn, Act.Save, Stage.Draft, Side.Applicant),
        new(Stage.Withdrawn, Act.Apply, Stage.Applied, Side.Applicant),
        new(Stage.Applied, Act.Nominate, Stage.Nominated, Side.FocalPoint),
        new(Stage.Applied, Act.Decline, Stage.NotNominated, Side.FocalPoint),
        new(Stage.NotNominated, Act.Nominate, Stage.Nominated, Side.FocalPoint),
        new(Stage.Nominated, Act.Select, Stage.Selected, Selecting),
        new(Stage.Nominated, Act.Wait, Stage.Waiting, Selecting),
        new(Stage.Nominated, Act.Reject, Stage.NotSelected, Selecting),
        new(Stage.Waiting, Act.Select, Stage.Selected, Selecting),
        new(Stage.Waiting, Act.Reject, Stage.NotSelected, Selecting),
        new(Stage.NotSelected, Act.Select, Stage.Selected, Selecting),
        new(Stage.Selected, Act.Place, Stage.Placed, Selecting),
        new(Stage.Placed, Act.Complete, Stage.Completed, Selecting),
        new(Stage.Completed, Act.Plan, Stage.Planned, Side.Applicant),
        new(Stage.Planned, Act.Plan, Stage.Planned, Side.Applicant),
        new(Stage.Planned, Act.Report, Stage.Followed, Side.Applicant),
        new(Stage.Followed, Act.Report, Stage.Closed, Side.Applicant),
        new(Stage.Applied, Act.Withdraw, Stage.Withdrawn, Leaving),
        new(Stage.Nominated, Act.Withdraw, Stage.Withdrawn, Leaving),
        new(Stage.Waiting, Act.Withdraw, Stage.Withdrawn, Leaving),
        new(Stage.Selected, Act.Withdraw, Stage.Withdrawn, Leaving),
        new(Stage.Placed, Act.Withdraw, Stage.Withdrawn, Leaving),
    ];

    /// <summary>Where the act leads; null if there is no such move for that side.</summary>
    public static Stage? Find(Stage? from, Act act, Side sides)
    {
        foreach (var move in All)
            if (move.From == from && move.Act == act && (move.By & sides) != 0)
                return move.To;
        return null;
    }

    /// <summary>What the sides may do next.</summary>
    public static IEnumerable<Act> Next(Stage? from, Side sides) => All.Where(m => m.From == from && (m.By & sides) != 0).Select(m => m.Act).Distinct();
}
