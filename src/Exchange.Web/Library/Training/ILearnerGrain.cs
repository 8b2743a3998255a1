using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.People;
using Orleans.Concurrency;

namespace Exchange.Web.Library;

/// <summary>What one person has learned. The key is the id of the person's account.</summary>
[GrainInterfaceType("learner")]
public interface ILearnerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Grades the answers to a module's questions and keeps the result. The same operation again changes nothing and answers the same.
    /// Whoever answers every question rightly is given a certificate, one per module and version.
    /// </summary>
    /// <param name="operation">Identity of this attempt, chosen by whoever sends it.</param>
    /// <param name="actor">The person; nobody else may.</param>
    /// <param name="module">The page's name in its address.</param>
    /// <param name="language">The language in which the questions were read: en, fr or ar.</param>
    /// <param name="answers">The place of the chosen option for each question, from 0; -1 for none.</param>
    /// <returns>What was kept; null if the actor is not this person or there are no such questions.</returns>
    [Alias("Answer")]
    Task<LearnerAnswer?> Answer(string operation, Actor actor, string module, string language, ImmutableArray<int> answers);

    /// <summary>The attempts and certificates so far; null if the actor is not this person.</summary>
    [AlwaysInterleave, Alias("Progress")]
    Task<LearnerRecord?> Progress(Actor actor);

    /// <summary>Removes everything, with the certificates: they bear the name. The person, or the secretariat that removes the account.</summary>
    /// <returns>Whether the actor may.</returns>
    [Alias("Forget")]
    Task<bool> Forget(Actor actor);
}

/// <summary>One attempt at the questions of a module.</summary>
[GenerateSerializer, Immutable, Alias("learner-attempt")]
public sealed record Attempt(
    [property: Id(0)] string Operation,
    [property: Id(1)] string Module,
    [property: Id(2)] string Version,
    [property: Id(3)] int Right,
    [property: Id(4)] int Of,
    [property: Id(5)] DateTimeOffset At)
{
    /// <summary>Every question was answered rightly.</summary>
    [JsonIgnore]
    public bool IsPassed => Right == Of;
}

/// <summary>An attempt as it was kept, and the certificate for the module if there is one.</summary>
[GenerateSerializer, Immutable, Alias("learner-answer")]
public sealed record LearnerAnswer([property: Id(0)] Attempt Attempt, [property: Id(1)] Certificate? Certificate);

/// <summary>What is stored of one person's learning, as it travels.</summary>
[GenerateSerializer, Immutable, Alias("learner-record")]
public sealed record LearnerRecord
{
    /// <summary>The latest attempts, oldest first.</summary>
    [Id(0)] public ImmutableArray<Attempt> Attempts { get; init; } = [];
    /// <summary>Certificates given, oldest first.</summary>
    [Id(1)] public ImmutableArray<Certificate> Certificates { get; init; } = [];

    /// <summary>The certificate for a module, of the given version or of any.</summary>
    public Certificate? CertificateFor(string module, string? version = null) =>
        Certificates.LastOrDefault(c => c.Module == module && (version is null || c.Version == version));
}
