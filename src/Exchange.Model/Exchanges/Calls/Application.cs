using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Calls;

/// <summary>Where an application stands.</summary>
public enum Stage
{
    /// <summary>Being written; only the applicant sees it.</summary>
    Draft,
    /// <summary>Handed in; the applicant's focal point decides on nominating.</summary>
    Applied,
    /// <summary>Nominated; host and secretariat select.</summary>
    Nominated,
    /// <summary>Not nominated, with a reason.</summary>
    NotNominated,
    /// <summary>On the waiting list.</summary>
    Waiting,
    /// <summary>Selected: holds a place.</summary>
    Selected,
    /// <summary>Not selected, with a reason.</summary>
    NotSelected,
    /// <summary>Placed: agenda and contacts are theirs.</summary>
    Placed,
    /// <summary>Took part.</summary>
    Completed,
    /// <summary>Has a return plan.</summary>
    Planned,
    /// <summary>Reported after three months.</summary>
    Followed,
    /// <summary>Reported after six months: the end.</summary>
    Closed,
    /// <summary>Withdrawn.</summary>
    Withdrawn,
}

/// <summary>What came of a return plan.</summary>
public enum Outcome
{
    /// <summary>Done.</summary>
    Done,
    /// <summary>Under way.</summary>
    UnderWay,
    /// <summary>Held up, with what holds it up.</summary>
    HeldUp,
}

/// <summary>A file that an applicant sent.</summary>
/// <param name="Address">SHA-256 of its content, in lower-case hex.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Length">Bytes.</param>
[GenerateSerializer, Immutable, Alias("application-document")]
public sealed record ApplicationDocument([property: Id(0)] string Address, [property: Id(1)] string Name, [property: Id(2)] string MediaType, [property: Id(3)] long Length);

/// <summary>What an applicant writes.</summary>
/// <param name="Member">Code of the country the applicant works for.</param>
/// <param name="Institution">Where.</param>
/// <param name="Position">As what.</param>
/// <param name="Motivation">Why.</param>
/// <param name="Use">What is to become of it at home.</param>
/// <param name="Languages">Two-letter codes.</param>
/// <param name="MayBeNamed">Others who look for somebody who took part may read the name.</param>
[GenerateSerializer, Immutable, Alias("application-form")]
public sealed record ApplicationForm(
    [property: Id(0)] string Member,
    [property: Id(1)] string Institution,
    [property: Id(2)] string Position,
    [property: Id(3)] string Motivation,
    [property: Id(4)] string Use,
    [property: Id(5)] ImmutableArray<string> Languages,
    [property: Id(6)] bool MayBeNamed)
{
    /// <summary>Files sent.</summary>
    [Id(7)] public ImmutableArray<ApplicationDocument> Documents { get; init; } = [];
}

/// <summary>What a side says of an exchange afterwards.</summary>
/// <param name="Mark">1 to 5.</param>
/// <param name="Text">In words.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("exchange-feedback")]
public sealed record Feedback([property: Id(0)] int Mark, [property: Id(1)] string Text, [property: Id(2)] DateTimeOffset At);

/// <summary>What is to be done at home.</summary>
/// <param name="What">The steps.</param>
/// <param name="Recommendation">The recommendation it serves, a1 to d4; null if none is named.</param>
/// <param name="At">When it was written.</param>
[GenerateSerializer, Immutable, Alias("return-plan")]
public sealed record ReturnPlan([property: Id(0)] string What, [property: Id(1)] string? Recommendation, [property: Id(2)] DateTimeOffset At);

/// <summary>What became of the plan after three or six months.</summary>
/// <param name="Outcome">How far.</param>
/// <param name="Text">In words.</param>
/// <param name="At">When it was reported.</param>
[GenerateSerializer, Immutable, Alias("plan-checkpoint")]
public sealed record Checkpoint([property: Id(0)] Outcome Outcome, [property: Id(1)] string Text, [property: Id(2)] DateTimeOffset At);

/// <summary>One person's application to one call. Its id is the account's.</summary>
/// <param name="Account">The applicant's account.</param>
/// <param name="Name">The applicant's name.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Form">What was written.</param>
/// <param name="At">When it came to stand there.</param>
[GenerateSerializer, Immutable, Alias("application")]
public sealed record Application(
    [property: Id(0)] string Account, [property: Id(1)] string Name, [property: Id(2)] Stage Stage, [property: Id(3)] ApplicationForm Form, [property: Id(4)] DateTimeOffset At)
{
    /// <summary>Why it was nominated, or not.</summary>
    [Id(5)] public string? NominationReason { get; init; }
    /// <summary>Why it was selected, put on the waiting list, or not selected.</summary>
    [Id(6)] public string? SelectionReason { get; init; }
    /// <summary>Why it was withdrawn.</summary>
    [Id(7)] public string? WithdrawalReason { get; init; }
    /// <summary>Place on the waiting list: the smaller the earlier.</summary>
    [Id(8)] public long WaitingNumber { get; init; }
    /// <summary>What the guest says.</summary>
    [Id(9)] public Feedback? ByGuest { get; init; }
    /// <summary>What the host says.</summary>
    [Id(10)] public Feedback? ByHost { get; init; }
    /// <summary>The return plan.</summary>
    [Id(11)] public ReturnPlan? Plan { get; init; }
    /// <summary>What became of it, after three months and after six.</summary>
    [Id(12)] public ImmutableArray<Checkpoint> Checkpoints { get; init; } = [];

    /// <summary>Holds one of the places.</summary>
    public bool HoldsPlace => Stage is Stage.Selected or Stage.Placed or Stage.Completed or Stage.Planned or Stage.Followed or Stage.Closed;

    /// <summary>Took part.</summary>
    public bool TookPart => Stage is Stage.Completed or Stage.Planned or Stage.Followed or Stage.Closed;
}

/// <summary>What an application must be before it is handed in; a draft may lack everything but must not be too long.</summary>
public static class ApplicationRules
{
    /// <summary>Longest free text, in characters.</summary>
    public const int LongestText = 4_000;

    /// <summary>Longest line, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>Most files.</summary>
    public const int MostDocuments = 5;

    /// <summary>What is unfit; empty if nothing.</summary>
    /// <param name="form">What was written.</param>
    /// <param name="call">The call.</param>
    /// <param name="whole">It is handed in, not only kept.</param>
    /// <param name="isMember">Whether a code is a member's.</param>
    public static ImmutableArray<Refusal> Check(ApplicationForm form, Call call, bool whole, Func<string, bool> isMember)
    {
        var found = ImmutableArray.CreateBuilder<Refusal>();
        if (form.Motivation.Length > LongestText || form.Use.Length > LongestText)
            found.Add(Refusal.Of("TextTooLong", LongestText));
        if (form.Institution.Length > LongestLine || form.Position.Length > LongestLine)
            found.Add(Refusal.Of("TextTooLong", LongestLine));
        if (form.Documents.Length > MostDocuments)
            found.Add(Refusal.Of("TooManyDocuments", MostDocuments));
        if (form.Languages.Any(l => !StatementRules.Languages.Contains(l)))
            found.Add(Refusal.Of("LanguagesUnfit"));
        if (!whole)
            return found.DrainToImmutable();
        if (!isMember(form.Member))
            found.Add(Refusal.Of("CountryMissing"));
        else if (!call.IsOpenTo(form.Member))
            found.Add(Refusal.Of("CountryNotInvited"));
        foreach (var (rule, text) in new[] { ("InstitutionMissing", form.Institution), ("PositionMissing", form.Position), ("MotivationMissing", form.Motivation), ("UseMissing", form.Use) })
            if (string.IsNullOrWhiteSpace(text))
                found.Add(Refusal.Of(rule));
        if (form.Languages.IsEmpty)
            found.Add(Refusal.Of("LanguagesUnfit"));
        return found.DrainToImmutable();
    }
}
