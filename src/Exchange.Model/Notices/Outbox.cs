using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Exchange.Model.Notices;

/// <summary>Where something to be sent stands.</summary>
public enum ParcelState
{
    /// <summary>To be sent at its next moment.</summary>
    Waiting,
    /// <summary>With a courier, who has yet to say what became of it.</summary>
    Taken,
    /// <summary>The other side has taken it.</summary>
    Delivered,
    /// <summary>Refused for good, or tried too often.</summary>
    GivenUp,
}

/// <summary>What became of one attempt.</summary>
public enum Fate
{
    /// <summary>The other side has taken it.</summary>
    Delivered,
    /// <summary>Not this time.</summary>
    Later,
    /// <summary>It will never be taken.</summary>
    Never,
}

/// <summary>What a courier says of one attempt.</summary>
/// <param name="Id">The parcel.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Answer">What the other side said, for an operator to read.</param>
[GenerateSerializer, Immutable, Alias("parcel-report")]
public sealed record ParcelReport([property: Id(0)] string Id, [property: Id(1)] Fate Fate, [property: Id(2)] string Answer);

/// <summary>Something to be sent.</summary>
/// <param name="Id">Its identity: posted again, it is the same parcel.</param>
/// <param name="To">To whom, for people to read.</param>
/// <param name="What">What it is, for people to read.</param>
/// <param name="Content">What is sent; null once it is delivered, so that no secret in it stays.</param>
/// <param name="Posted">When it was posted.</param>
[GenerateSerializer, Immutable, Alias("parcel`1")]
public sealed record Parcel<T>(
    [property: Id(0)] string Id, [property: Id(1)] string To, [property: Id(2)] string What, [property: Id(3)] T? Content,
    [property: Id(4)] DateTimeOffset Posted)
    where T : class
{
    /// <summary>Where it stands.</summary>
    [Id(5)] public ParcelState State { get; init; }

    /// <summary>How often it was taken to be sent.</summary>
    [Id(6)] public int Attempts { get; init; }

    /// <summary>When it may be taken next: of a waiting one; of a taken one when its courier is no longer waited for.</summary>
    [Id(7)] public DateTimeOffset Next { get; init; }

    /// <summary>Who has taken it.</summary>
    [Id(8)] public string? Courier { get; init; }

    /// <summary>When it was last heard of.</summary>
    [Id(9)] public DateTimeOffset? Heard { get; init; }

    /// <summary>What the other side said last.</summary>
    [Id(10)] public string? Answer { get; init; }

    /// <summary>Nothing more will be done with it by itself.</summary>
    [JsonIgnore]
    public bool IsDecided => State is ParcelState.Delivered or ParcelState.GivenUp;
}

/// <summary>How long and how often an outbox tries.</summary>
public static class Trying
{
    /// <summary>Most attempts: with the waits between them, about two days.</summary>
    public const int MostAttempts = 9;

    /// <summary>How many decided parcels are remembered.</summary>
    public const int Remembered = 500;

    /// <summary>How long a courier that says nothing is waited for; longer than it may take.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The wait after the first attempt, the second, and so on.</summary>
    public static ImmutableArray<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];
}

/// <summary>
/// What is to be sent, and what became of what was. Pure: whoever keeps it stores what each step makes of it before acting on it. An attempt
/// is counted before it is made. So a stop never loses a parcel, and sends one again only if it fell between the other side's yes and its
/// being stored.
/// </summary>
[GenerateSerializer, Immutable, Alias("outbox`1")]
public sealed record Outbox<T> where T : class
{
    private const int LongestAnswer = 300;

    /// <summary>All parcels, the oldest first.</summary>
    [Id(0)] public ImmutableArray<Parcel<T>> Parcels { get; init; } = [];

    /// <summary>With the parcel in it; the same instance if it is known.</summary>
    public Outbox<T> Post(Parcel<T> parcel) =>
        Parcels.Any(p => p.Id == parcel.Id) ? this : this with { Parcels = Parcels.Add(parcel with { Next = parcel.Posted }) };

    /// <summary>Hands to a courier what may be sent now: what waits, and what another courier took and fell silent about.</summary>
    /// <param name="courier">Who takes it.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="now">The moment.</param>
    /// <param name="isGone">Whether a courier is known to have ended, so that it need not be waited for; null if nothing is known.</param>
    public (Outbox<T> Next, ImmutableArray<Parcel<T>> Taken) Take(string courier, int most, DateTimeOffset now, Func<string, bool>? isGone = null)
    {
        ImmutableArray<Parcel<T>> taken = [.. Parcels
            .Where(p => !p.IsDecided && (p.Next <= now || (p is { State: ParcelState.Taken, Courier: { } holder } && isGone?.Invoke(holder) == true)))
            .OrderBy(p => p.Next)
            .Take(most)
            .Select(p => p with { State = ParcelState.Taken, Attempts = p.Attempts + 1, Courier = courier, Next = now + Trying.Patience })];
        return taken.IsEmpty ? (this, []) : (With(taken), taken);
    }

    /// <summary>What couriers said. Of a parcel that another courier has taken meanwhile, only that it was delivered counts.</summary>
    public Outbox<T> Report(string courier, ImmutableArray<ParcelReport> reports, DateTimeOffset now) => With([.. reports
        .Select(r => Parcels.FirstOrDefault(p => p.Id == r.Id) is { IsDecided: false } parcel
            && (parcel.Courier == courier || r.Fate == Fate.Delivered) ? After(parcel, r, now) : null)
        .OfType<Parcel<T>>()]);

    /// <summary>Tries once more what was given up; null if that cannot be, because its content is gone.</summary>
    public Outbox<T>? Again(string id, DateTimeOffset now) =>
        Parcels.FirstOrDefault(p => p.Id == id) is { State: ParcelState.GivenUp, Content: not null } parcel
            ? With([parcel with { State = ParcelState.Waiting, Attempts = 0, Next = now, Courier = null }])
            : null;

    private static Parcel<T> After(Parcel<T> parcel, ParcelReport report, DateTimeOffset now)
    {
        var heard = parcel with { Courier = null, Heard = now, Answer = report.Answer.Length > LongestAnswer ? report.Answer[..LongestAnswer] : report.Answer };
        return report.Fate switch
        {
            Fate.Delivered => heard with { State = ParcelState.Delivered, Content = null },
            Fate.Later when parcel.Attempts < Trying.MostAttempts => heard with { State = ParcelState.Waiting, Next = now + Trying.Waits[parcel.Attempts - 1] },
            _ => heard with { State = ParcelState.GivenUp },
        };
    }

    private Outbox<T> With(ImmutableArray<Parcel<T>> changed)
    {
        if (changed.IsEmpty)
            return this;
        var now = changed.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var all = Parcels.Select(p => now.GetValueOrDefault(p.Id, p)).ToImmutableArray();
        var surplus = all.Count(p => p.IsDecided) - Trying.Remembered;
        return this with { Parcels = surplus <= 0 ? all : all.RemoveRange(all.Where(p => p.IsDecided).Take(surplus)) };
    }
}
