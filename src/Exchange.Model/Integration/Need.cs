namespace Exchange.Model.Integration;

/// <summary>What a programme needs a dataset for.</summary>
public enum NeedPurpose
{
    /// <summary>To find and inform those it is meant for.</summary>
    Outreach,
    /// <summary>To check who is eligible.</summary>
    EligibilityCheck,
    /// <summary>To see that nobody draws the same benefit twice.</summary>
    CrossCheck,
    /// <summary>To pay.</summary>
    Payment,
    /// <summary>To end benefits that are no longer due.</summary>
    Exit,
    /// <summary>To follow and report.</summary>
    Monitoring,
}

/// <summary>
/// A programme's need of a dataset, declared whether or not a link exists. A need that was declared goes away only with a reason, so that
/// dropping needs cannot raise the share of linked ones unseen.
/// </summary>
/// <param name="At">The programme and the dataset.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Stage">At which stage of delivery.</param>
public sealed record Need(Connection At, NeedPurpose Purpose, DeliveryStage Stage)
{
    /// <summary>Why it was dropped; null while it stands.</summary>
    public string? DroppedBecause { get; private init; }

    /// <summary>Whether it stands.</summary>
    public bool Stands => DroppedBecause is null;

    /// <summary>The need, dropped; null if no reason is given.</summary>
    public Need? Drop(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : this with { DroppedBecause = reason.Trim() };
}
