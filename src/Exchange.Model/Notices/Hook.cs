using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Notices;

/// <summary>What a system of somebody else's can be told of.</summary>
public enum Happening
{
    /// <summary>Somebody tries whether the address works.</summary>
    Ping,
    /// <summary>A round takes figures now.</summary>
    RoundOpened,
    /// <summary>A member has handed in.</summary>
    Submitted,
    /// <summary>Cells, or the whole, were sent back.</summary>
    Returned,
    /// <summary>A submission, or a section of it, was accepted.</summary>
    Accepted,
    /// <summary>Figures are public that were not, or differ, or are better evidenced.</summary>
    Published,
}

/// <summary>Something that happened, for machines.</summary>
/// <param name="Id">Names it: the same again is the same.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Round">The round's id; empty of a ping.</param>
/// <param name="Member">ISO alpha-3 code of the member that it concerns; empty of a ping.</param>
/// <param name="Cells">Keys of the cells it is about, as far as it is about single ones.</param>
[GenerateSerializer, Immutable, Alias("signal")]
public sealed record Signal(
    [property: Id(0)] string Id,
    [property: Id(1)] Happening Kind,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Round,
    [property: Id(4)] string Member,
    [property: Id(5)] ImmutableArray<string> Cells)
{
    /// <summary>What an entry of a submission's history tells.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="number">How many entries stand before it.</param>
    public static IEnumerable<Signal> Of(Submission submission, HistoryEntry entry, long number)
    {
        var published = !entry.Published.IsDefaultOrEmpty;
        if (entry.Kind switch
            {
                HistoryKind.Submitted => Happening.Submitted,
                HistoryKind.Returned => Happening.Returned,
                HistoryKind.Accepted => Happening.Accepted,
                _ => (Happening?)null,
            } is { } kind)
        {
            yield return New(kind, entry.Returned.IsDefaultOrEmpty ? [] : entry.Returned.Select(r => r.Key));
        }
        if (published)
            yield return New(Happening.Published, entry.Published);

        Signal New(Happening happening, IEnumerable<CellKey> cells) => new(
            FormattableString.Invariant($"{submission.Round}/{submission.Member}/{number}/{happening}"), happening, entry.At, submission.Round, submission.Member,
            [.. cells.Select(c => c.ToString())]);
    }

    /// <summary>That a round takes figures of the member.</summary>
    public static Signal Opened(Round round, string member) => new($"{round.Id}/opened", Happening.RoundOpened, round.Opens, round.Id, member, []);
}

/// <summary>An address of somebody else's that is told what happens.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Address">HTTPS address.</param>
/// <param name="Secret">Signs what is sent. It must be known to sign, so it is kept as it is; it is shown once.</param>
/// <param name="Member">ISO alpha-3 code: only what concerns the member is told; null for everything.</param>
/// <param name="By">Name of who registered it.</param>
/// <param name="Made">When.</param>
[GenerateSerializer, Immutable, Alias("hook")]
public sealed record Hook(
    [property: Id(0)] string Id,
    [property: Id(1)] string Address,
    [property: Id(2)] string Secret,
    [property: Id(3)] string? Member,
    [property: Id(4)] string By,
    [property: Id(5)] DateTimeOffset Made)
{
    /// <summary>Most addresses for one member, and most for everything.</summary>
    public const int Most = 10;

    private const int LongestAddress = 1_000;

    /// <summary>Whether it is told of the signal.</summary>
    public bool Hears(Signal signal) => Member is null || Member == signal.Member;

    /// <summary>Whether the actor may see and manage it.</summary>
    public bool IsOf(Actor actor) => actor.IsSecretariat || (Member is { } member && actor.IsFocalPointOf(member));

    /// <summary>Whether the address is one that can be told: HTTPS, with a host and without a user.</summary>
    /// <param name="address">As it was typed.</param>
    /// <param name="allowsPlain">Also HTTP: for trying it out on one machine.</param>
    public static bool IsAddress(string address, bool allowsPlain) =>
        address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == "https" || (allowsPlain && uri.Scheme == "http")) && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0;
}
