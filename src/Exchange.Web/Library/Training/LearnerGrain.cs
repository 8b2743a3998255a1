using System.Collections.Immutable;
using System.Security.Cryptography;
using Exchange.Model.People;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Library;

[GrainType("learner")]
internal sealed class LearnerGrain([PersistentState("learner")] IPersistentState<LearnerRecord> stored, LibraryFolder library, TimeProvider time)
    : Grain, ILearnerGrain
{
    private const int MostAttempts = 300;

    public Task<LearnerRecord?> Progress(Actor actor) => Task.FromResult(IsMe(actor) ? stored.State : null);

    public async Task<LearnerAnswer?> Answer(string operation, Actor actor, string module, string language, ImmutableArray<int> answers)
    {
        if (!IsMe(actor))
            return null;
        if (stored.State.Attempts.FirstOrDefault(a => a.Operation == operation) is { } known)
            return new(known, stored.State.CertificateFor(known.Module, known.Version));
        if (library.Current.Find(module) is not { } entry || Language.Find(language) is not { } read || entry.QuestionsIn(read) is not { } page)
            return null;

        var check = page.Text.SelfCheck!;
        // Questions may be read in any language, the certificate speaks of the English page, which every translation follows.
        var attempt = new Attempt(operation, module, entry.English.Fingerprint, check.Right(answers), check.Questions.Length, time.GetUtcNow());
        var certificate = stored.State.CertificateFor(module, attempt.Version);
        var next = stored.State with { Attempts = [.. stored.State.Attempts.TakeLast(MostAttempts - 1), attempt] };
        if (attempt.IsPassed && certificate is null)
        {
            certificate = new(NewId(), actor.Name, module, entry.English.Front.Title, attempt.Version, attempt.At);
            // The certificate is written before the record: what a stop between the two leaves has an address that nobody was told.
            await GrainFactory.GetGrain<ICertificateGrain>(certificate.Id).Keep(certificate);
            next = next with { Certificates = next.Certificates.Add(certificate) };
        }
        stored.State = next;
        await this.Durably(() => stored.WriteStateAsync());
        return new(attempt, certificate);
    }

    public async Task<bool> Forget(Actor actor)
    {
        if (!actor.IsSecretariat && !IsMe(actor))
            return false;
        foreach (var certificate in stored.State.Certificates)
            await GrainFactory.GetGrain<ICertificateGrain>(certificate.Id).Remove();
        if (stored.RecordExists)
            await this.Durably(() => stored.ClearStateAsync());
        stored.State = new();
        return true;
    }

    private bool IsMe(Actor actor) => actor.Role != Role.Public && actor.Id == this.GetPrimaryKeyString();

    // Unguessable: the address alone opens it.
    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
