using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;

namespace Exchange.Web.Notices;

/// <summary>What one person was told; the key is the account. Only the person reads it.</summary>
[GrainInterfaceType("inbox")]
public interface IInboxGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps what is new of the notices, and hands the e-mails that the person wants at once to the outbox. The same notices again change
    /// nothing; returning means that all of it is stored.
    /// </summary>
    [Alias("Deliver")]
    Task Deliver(Addressee person, ImmutableArray<Notice> notices);

    /// <summary>Puts what waits for the day's one e-mail into it. The same day again changes nothing.</summary>
    [Alias("SendDigest")]
    Task SendDigest(Addressee person, DateOnly day);

    /// <summary>The person's notices, the latest first, and wishes; null for anybody else.</summary>
    [Alias("Read")]
    Task<InboxView?> Read(Actor actor);

    /// <summary>How many are unread. Remembers the language that the person reads in, for e-mails.</summary>
    [Alias("Unread")]
    Task<int> Unread(Actor actor, string language);

    /// <summary>Marks one notice as read, or all of them.</summary>
    /// <param name="actor">Who asks: the person, or nothing is done.</param>
    /// <param name="key">The notice; null for all.</param>
    /// <returns>The notice marked; null if there is none, or all were.</returns>
    [Alias("MarkRead")]
    Task<Notice?> MarkRead(Actor actor, string? key);

    /// <summary>Keeps how the person wants to be told from now on.</summary>
    /// <returns>Whether the actor is the person.</returns>
    [Alias("Wish")]
    Task<bool> Wish(Actor actor, Wishes wishes);
}

/// <summary>An inbox as its owner sees it.</summary>
/// <param name="Lines">The latest first.</param>
/// <param name="Wishes">How the person wants to be told.</param>
/// <param name="Language">Two-letter code of the language that e-mails are written in.</param>
[GenerateSerializer, Immutable, Alias("inbox-view")]
public sealed record InboxView(
    [property: Id(0)] ImmutableArray<InboxLine> Lines, [property: Id(1)] Wishes Wishes, [property: Id(2)] string Language);

/// <summary>A notice in an inbox.</summary>
[GenerateSerializer, Immutable, Alias("inbox-line")]
public sealed record InboxLine([property: Id(0)] Notice Notice)
{
    /// <summary>The person has seen it.</summary>
    [Id(1)] public bool IsRead { get; init; }

    /// <summary>What is to become of it as an e-mail.</summary>
    [Id(2)] public ByMail Mail { get; init; }
}

/// <summary>How far a notice is on its way to an e-mail.</summary>
public enum ByMail
{
    /// <summary>It does not become one, or has.</summary>
    Done,
    /// <summary>To be handed to the outbox.</summary>
    AtOnce,
    /// <summary>To go into the day's one e-mail.</summary>
    InDigest,
}
