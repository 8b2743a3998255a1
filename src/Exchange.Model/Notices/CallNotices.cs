using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Notices;

/// <summary>
/// Who is told what of a call. Notices follow from entries that were stored with the change, so none is lost and the same entry gives the same
/// notices again. Nobody is told of what it did itself, and nobody of an application that it may not see.
/// </summary>
public static class CallNotices
{
    /// <summary>Days before the last day to nominate on which focal points with somebody to decide on are reminded.</summary>
    public const int NominationDays = 5;

    /// <summary>Days after the exchange on which whoever took part is reminded of the return plan.</summary>
    public const int PlanDays = 14;

    /// <summary>Notices that an entry gives.</summary>
    /// <param name="state">The call as it is now.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="number">How many entries stand before it.</param>
    /// <param name="people">Everybody who has an account.</param>
    public static IEnumerable<Addressed> Of(CallState state, LedgerEntry entry, long number, IEnumerable<Actor> people)
    {
        if (state.Call is not { } call)
            yield break;
        foreach (var person in people.Where(p => p.Id != entry.ActorId))
            foreach (var told in For(person, state, call, entry).Take(1))
                yield return new(person.Id, told with { Key = FormattableString.Invariant($"call/{call.Id}/{number}/{told.Kind}") });
    }

    /// <summary>What is to be done by now, whatever was done last: each has a key of its own, so it is told once.</summary>
    /// <param name="state">The call.</param>
    /// <param name="people">Everybody who has an account.</param>
    /// <param name="now">The moment.</param>
    public static IEnumerable<Addressed> Due(CallState state, IEnumerable<Actor> people, DateTimeOffset now)
    {
        if (state is not { Call: { } call, Status: CallStatus.Published })
            yield break;
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var person in people)
        {
            if (person is { Role: Role.FocalPoint, Member: { } member } && call.NominateBy.AddDays(-NominationDays) <= now && now < call.NominateBy)
            {
                var waiting = state.Applications.Values.Count(a => a.Stage == Stage.Applied && a.Form.Member == member);
                if (waiting > 0)
                    yield return new(person.Id, About(call, NoticeKind.ExchangeDue, Side.FocalPoint, member, null, Stage.Applied, now) with
                    {
                        Key = $"call/{call.Id}/{member}/nominate", Count = waiting, Day = call.NominateBy,
                    });
            }
            if (state.Applications.GetValueOrDefault(person.Id) is { } own && DueFrom(call, own) is { } from && from <= day)
                yield return new(person.Id, About(call, NoticeKind.ExchangeDue, Side.Applicant, own.Form.Member, own, own.Stage, now) with
                {
                    Key = $"call/{call.Id}/{own.Account}/due-{own.Stage}",
                });
        }
    }

    // From which day somebody who took part has something to write.
    private static DateOnly? DueFrom(Call call, Application application) => application.Stage switch
    {
        Stage.Completed => call.Ends.AddDays(PlanDays),
        Stage.Planned or Stage.Followed => call.Ends.AddMonths(CallDesk.CheckpointMonths[application.Checkpoints.Length]),
        _ => null,
    };

    private static IEnumerable<Notice> For(Actor person, CallState state, Call call, LedgerEntry entry)
    {
        switch (entry.Act)
        {
            case "CallPublished":
                if (person is { Role: Role.FocalPoint, Member: { } invited } && call.IsOpenTo(invited))
                    yield return About(call, NoticeKind.CallOpened, Side.FocalPoint, invited, null, null, entry.At) with { Day = call.ApplyBy };
                yield break;
            case "CallCancelled":
                if (state.Applications.GetValueOrDefault(person.Id) is { } own && own.Stage is not (Stage.Draft or Stage.NotNominated or Stage.NotSelected or Stage.Withdrawn))
                    yield return About(call, NoticeKind.CallOff, Side.Applicant, own.Form.Member, own, own.Stage, entry.At) with { Text = Notice.Cut(entry.Reason) };
                else if (person is { Role: Role.FocalPoint, Member: { } asked } && state.Applications.Values.Any(a => a.Form.Member == asked && a.Stage != Stage.Draft))
                    yield return About(call, NoticeKind.CallOff, Side.FocalPoint, asked, null, null, entry.At) with { Text = Notice.Cut(entry.Reason) };
                yield break;
        }
        if (entry.Subject is not { } account || state.Applications.GetValueOrDefault(account) is not { } application)
            yield break;
        var sides = state.SidesOf(person, application);
        var stage = Enum.TryParse<Stage>(entry.Changes.FirstOrDefault(c => c.Field == "stage")?.To, out var stood) ? stood : application.Stage;
        // Whoever had to do with a nominated application is told of its end too, though it no longer sees it.
        var wasNominated = entry.Changes.Any(c => c is { Field: "from", To: not null and not nameof(Stage.Applied) });
        foreach (var (kind, side) in Told(entry.Act, wasNominated))
            if ((sides & side) != 0)
                yield return About(call, kind, side, application.Form.Member, application, stage, entry.At) with
                {
                    By = kind is NoticeKind.Applied or NoticeKind.Nominated or NoticeKind.PlaceGivenBack or NoticeKind.Reported ? application.Name : null,
                    Text = side is Side.Applicant or Side.FocalPoint ? Notice.Cut(entry.Reason) : null,
                };
    }

    private static IEnumerable<(NoticeKind Kind, Side To)> Told(string act, bool wasNominated) => act switch
    {
        nameof(Act.Apply) => [(NoticeKind.Applied, Side.FocalPoint)],
        nameof(Act.Nominate) => [(NoticeKind.ApplicationMoved, Side.Applicant), (NoticeKind.Nominated, Side.Host), (NoticeKind.Nominated, Side.Secretariat)],
        nameof(Act.Decline) => [(NoticeKind.ApplicationMoved, Side.Applicant)],
        nameof(Act.Select) or nameof(Act.Wait) or nameof(Act.Reject) or nameof(Act.Place) or CallDesk.MovedUp =>
            [(NoticeKind.ApplicationMoved, Side.Applicant), (NoticeKind.ApplicationMoved, Side.FocalPoint)],
        nameof(Act.Complete) => [(NoticeKind.ApplicationMoved, Side.Applicant)],
        nameof(Act.Withdraw) when wasNominated =>
            [(NoticeKind.ApplicationMoved, Side.Applicant), (NoticeKind.PlaceGivenBack, Side.FocalPoint), (NoticeKind.PlaceGivenBack, Side.Host), (NoticeKind.PlaceGivenBack, Side.Secretariat)],
        nameof(Act.Withdraw) => [(NoticeKind.ApplicationMoved, Side.Applicant), (NoticeKind.PlaceGivenBack, Side.FocalPoint)],
        nameof(Act.Plan) or nameof(Act.Report) => [(NoticeKind.Reported, Side.FocalPoint), (NoticeKind.Reported, Side.Host)],
        _ => [],
    };

    private static Notice About(Call call, NoticeKind kind, Side reader, string member, Application? application, Stage? stage, DateTimeOffset at) =>
        new("", kind, Part.None, "", call.Title, member, at) { Call = new(call.Id, call.Host, application?.Account, reader, stage) };
}
