using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;

namespace Exchange.Web.Notices;

/// <summary>E-mails to be sent and what became of those that were. Key 0. Every host's courier takes from it and reports to it.</summary>
[GrainInterfaceType("mail-outbox")]
public interface IMailOutboxGrain : IGrainWithIntegerKey
{
    /// <summary>Keeps letters to be sent; one that is known by its identity is not kept again.</summary>
    [Alias("Post")]
    Task Post(ImmutableArray<NewLetter> letters);

    /// <summary>Hands letters to a courier and counts the attempt before it is made.</summary>
    [Alias("Take")]
    Task<ImmutableArray<Parcel<Letter>>> Take(string courier, int most);

    /// <summary>What became of letters that the courier took.</summary>
    [Alias("Report")]
    Task Report(string courier, ImmutableArray<ParcelReport> reports);

    /// <summary>All letters without what they say, the latest first; null for anybody but the secretariat and operators.</summary>
    [Alias("List")]
    Task<ImmutableArray<Parcel<Letter>>?> List(Actor actor);

    /// <summary>Tries a letter once more that was given up. The secretariat and operators only.</summary>
    /// <returns>Whether it will be tried.</returns>
    [Alias("Again")]
    Task<bool> Again(Actor actor, string id);
}
