using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;

namespace Exchange.Model.Submissions;

/// <summary>What a round must be before it is made. A draft may still lack whom and what it asks.</summary>
public static class RoundRules
{
    /// <summary>Findings against the round; empty if it can be made.</summary>
    public static ImmutableArray<Finding> Check(Round round, Actor actor, Reference reference)
    {
        if (!actor.IsSecretariat)
            return [Finding.Of("NotYours", Severity.Error, null)];
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (string.IsNullOrWhiteSpace(round.Title.En))
            findings.Add(Finding.Of("RoundTitleMissing", Severity.Error, null));
        if (!IsName(round.Id))
            findings.Add(Finding.Of("RoundIdUnfit", Severity.Error, null, round.Id));
        if (round.Opens >= round.Closes || round.Due < round.Opens || round.Due > round.Closes)
            findings.Add(Finding.Of("RoundDatesOutOfOrder", Severity.Error, null));
        if (round.Members.IsEmpty && !round.IsDraft)
            findings.Add(Finding.Of("RoundAsksNobody", Severity.Error, null));
        if (round.Indicators.IsEmpty && !round.IsDraft)
            findings.Add(Finding.Of("RoundAsksNothing", Severity.Error, null));
        foreach (var member in round.Members.Where(m => reference.Member(m) is null))
            findings.Add(Finding.Of("UnknownMember", Severity.Error, null, member));
        foreach (var code in round.Indicators)
            if (reference.Indicator(code) is not { } indicator)
                findings.Add(Finding.Of("UnknownIndicator", Severity.Error, null, code));
            else if (!indicator.Reportable)
                findings.Add(Finding.Of("NotReportable", Severity.Error, null, code));
        return findings.DrainToImmutable();
    }

    private static bool IsName(string id) =>
        id.Length is > 0 and <= 60 && id.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
