using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;

namespace Exchange.Model.Submissions;

/// <summary>What somebody has to do with a submission.</summary>
public enum Part
{
    /// <summary>Nothing: may not even see that it exists.</summary>
    None,
    /// <summary>The secretariat.</summary>
    Secretariat,
    /// <summary>The member's focal point.</summary>
    Owner,
    /// <summary>A colleague with sections delegated.</summary>
    Deputy,
    /// <summary>Another member's focal point who was asked to verify cells.</summary>
    Verifier,
}

/// <summary>How far an actor reaches into a submission. Everybody who is not named by the submission reaches nothing.</summary>
public sealed class Access
{
    private readonly Submission _submission;
    private readonly Actor _actor;
    private readonly ImmutableArray<string> _sections;

    private Access(Submission submission, Actor actor, Part part, ImmutableArray<string> sections) =>
        (_submission, _actor, Part, _sections) = (submission, actor, part, sections);

    /// <summary>What the actor has to do with it.</summary>
    public Part Part { get; }

    /// <summary>May see something of it.</summary>
    public bool Sees => Part != Part.None;

    /// <summary>May change answers, all or some.</summary>
    public bool Enters => Part is Part.Secretariat or Part.Owner or Part.Deputy;

    /// <summary>Sees and decides for the member as a whole: hands in, withdraws, delegates.</summary>
    public bool SpeaksForMember => Part is Part.Secretariat or Part.Owner;

    /// <summary>The actor's reach into the submission.</summary>
    public static Access Of(Submission submission, Actor actor)
    {
        if (actor.IsSecretariat)
            return new(submission, actor, Part.Secretariat, []);
        if (actor.IsFocalPointOf(submission.Member))
            return new(submission, actor, Part.Owner, []);
        if (actor.Role == Role.Deputy && actor.Member == submission.Member)
            foreach (var deputy in submission.Deputies)
                if (deputy.Account == actor.Id)
                    return new(submission, actor, Part.Deputy, deputy.Sections);
        return actor is { Role: Role.FocalPoint, Member: { } member } && submission.Verifications.Values.Any(v => v.Member == member)
            ? new(submission, actor, Part.Verifier, [])
            : new(submission, actor, Part.None, []);
    }

    /// <summary>May see the cell.</summary>
    public bool SeesCell(CellKey key, Reference reference) => Part switch
    {
        Part.Secretariat or Part.Owner => true,
        Part.Deputy => Sections.Of(key.Indicator, reference) is { } section && SeesSection(section),
        Part.Verifier => _submission.Verifications.GetValueOrDefault(key.ToString())?.Member == _actor.Member,
        _ => false,
    };

    /// <summary>May see, and while answers are taken enter, the section.</summary>
    public bool SeesSection(string section) => Part is Part.Secretariat or Part.Owner || (Part == Part.Deputy && _sections.Contains(section));

    /// <summary>The submission with nothing in it that the actor may not see.</summary>
    public Submission Visible(Reference reference) => Part is Part.Secretariat or Part.Owner ? _submission : _submission with
    {
        Cells = Only(_submission.Cells, reference),
        Accepted = Only(_submission.Accepted, reference),
        // What passes between the secretariat and the member is not the verifier's.
        Reopened = Part == Part.Verifier ? _submission.Reopened.Clear() : Only(_submission.Reopened, reference),
        Mended = Part == Part.Verifier ? _submission.Mended.Clear() : Only(_submission.Mended, reference),
        Verifications = Only(_submission.Verifications, reference),
        FirstReviews = _submission.FirstReviews.Clear(),
        Deputies = [.. _submission.Deputies.Where(d => d.Account == _actor.Id)],
        Recent = [],
    };

    /// <summary>The entries with nothing in them that the actor may not see.</summary>
    public ImmutableArray<HistoryEntry> Visible(ImmutableArray<HistoryEntry> entries, Reference reference) => Part switch
    {
        Part.Secretariat or Part.Owner => entries,
        Part.None => [],
        Part.Verifier => [.. entries
            .Where(e => e.Kind is HistoryKind.VerificationAsked or HistoryKind.Verified && e.About is { } key && SeesCell(key, reference))
            .Select(e => e with { Answer = e.Answer with { Findings = [] } })],
        _ => [.. entries
            .Where(e => e.About is { } key
                ? SeesCell(key, reference)
                : e.Changes.Any(c => SeesCell(c.Key, reference)) || (!e.Returned.IsDefault && e.Returned.Any(r => SeesCell(r.Key, reference))))
            .Select(e => e with
            {
                Changes = [.. e.Changes.Where(c => SeesCell(c.Key, reference))],
                Returned = e.Returned.IsDefault ? default : [.. e.Returned.Where(r => SeesCell(r.Key, reference))],
                Published = e.Published.IsDefault ? default : [.. e.Published.Where(k => SeesCell(k, reference))],
                Answer = e.Answer with { Findings = [] },
            })],
    };

    private ImmutableDictionary<string, T> Only<T>(ImmutableDictionary<string, T> cells, Reference reference) =>
        cells.RemoveRange(cells.Keys.Where(key => !SeesCell(CellKey.Parse(key), reference)));
}
