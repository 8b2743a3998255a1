namespace Exchange.Web.People;

/// <summary>A one-time code that was used: it is not taken a second time while it could still be right.</summary>
/// <param name="Hash">Hash of the code.</param>
/// <param name="At">When it was used, UTC.</param>
[GenerateSerializer, Immutable, Alias("account-used-code")]
public sealed record UsedCode([property: Id(0)] string Hash, [property: Id(1)] DateTimeOffset At)
{
    /// <summary>Longer than a code is taken: two steps of thirty seconds before and after its own.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);
}
