using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Hosting.Languages;
using Fractions;

namespace Exchange.Web.Integration.Level;

/// <summary>Levels, gates and what they rest on, in the language at hand.</summary>
internal static class LevelWords
{
    public static string Level(int level) => Write.Text(LevelTexts.LevelIs, level, Name(level));

    public static string Name(int level) => level switch { 1 => LevelTexts.Level_1, 2 => LevelTexts.Level_2, _ => LevelTexts.Level_3 };

    /// <summary>The level in one line; "not assessed" where nothing is known.</summary>
    public static string Headline(Assessment? assessment) =>
        assessment is null or { Status: AssessmentStatus.NotAssessed } ? LevelTexts.NotAssessed : Level(assessment.Level);

    /// <summary>A sign for passed, not passed, not known; words always stand beside it.</summary>
    public static string Sign(bool? met) => met switch { true => "✓", false => "×", null => "?" };

    public static string Met(bool? met) => met switch { true => LevelTexts.Passed, false => LevelTexts.NotPassed, null => LevelTexts.Open };

    /// <summary>A share in percent, never rounded up: what is below a threshold must not look as if it had reached it.</summary>
    public static string Percent(Fraction share)
    {
        var tenths = BigInteger.Divide(share.Numerator * 1000, share.Denominator);
        return ((decimal)tenths / 10).ToString("0.#", Language.Current.Culture);
    }

    /// <summary>A share in percent and exactly: 45 % · 9 of 20.</summary>
    public static string Share(Fraction share) => Write.Text(LevelTexts.Share, Percent(share), Whole(share.Numerator), Whole(share.Denominator));

    public static string Asks(Gate gate) => gate.Block is { } block
        ? Write.Text(LevelTexts.AskGrade, block, gate.Least.ToInt32())
        : Write.Text(LevelTexts.AskShare, Percent(gate.Least));

    public static string Stands(GateResult result) => result switch
    {
        { Grade: { } grade } => Of(grade),
        { Value: { } value } => Share(value),
        _ => LevelTexts.Unknown,
    };

    public static string Of(Grade grade) => grade.Proven == grade.Possible
        ? Write.Text(LevelTexts.GradeStands, grade.Proven)
        : Write.Text(LevelTexts.GradeBetween, grade.Proven, grade.Possible);

    /// <summary>How much is missing. Points are rounded up, as the share itself is rounded down.</summary>
    public static string Lacks(GateResult result)
    {
        if (result.Met is true)
            return LevelTexts.LacksNothing;
        if (result.Lacks is not { } lacks)
            return LevelTexts.LacksUnknown;
        if (result.Grade is not null)
            return Write.Count(LevelTexts.LacksGrades, lacks.ToInt32());
        var tenths = BigInteger.Divide(lacks.Numerator * 1000 + lacks.Denominator - 1, lacks.Denominator);
        return Write.Text(LevelTexts.LacksPoints, ((decimal)tenths / 10).ToString("0.#", Language.Current.Culture));
    }

    public static string Metric(Metric metric) => Text($"M_{metric}");

    public static string If(Opening opening, ImmutableDictionary<string, Entry> entries, Rubric rubric) => opening.Kind switch
    {
        OpeningKind.Link => Write.Text(
            LevelTexts.If_Link, EntryWords.Name(EntryKind.Programme, opening.Subject, entries), EntryWords.Name(EntryKind.Dataset, opening.Other!, entries)),
        OpeningKind.CrossCheck => Write.Text(
            LevelTexts.If_CrossCheck, EntryWords.Name(EntryKind.Programme, opening.Subject, entries), EntryWords.Name(EntryKind.Programme, opening.Other!, entries)),
        OpeningKind.Term => Write.Text(Text($"If_{opening.Other}"), EntryWords.Name(EntryKind.Programme, opening.Subject, entries)),
        _ => Write.Text(LevelTexts.If_Criterion, EntryWords.Question(opening.Subject, rubric)),
    };

    public static string Of(Flag flag) => flag.Kind == FlagKind.NearThreshold
        ? Write.Text(LevelTexts.Flag_NearThreshold, $"{flag.Gate!.Code} · {Metric(flag.Gate.Metric!.Value)}")
        : Text($"Flag_{flag.Kind}");

    public static string Of(Remark remark, Standing standing, ImmutableDictionary<string, Entry> entries, Rubric rubric) => remark.Kind switch
    {
        RemarkKind.AssessmentStale => Write.Text(LevelTexts.Remark_AssessmentStale, Day(standing.Accepted.Assessed)),
        RemarkKind.OutsideGovernment => Write.Text(LevelTexts.Remark_OutsideGovernment, EntryWords.Name(EntryKind.Programme, remark.Subject!, entries)),
        RemarkKind.VerificationLapsed => Write.Text(LevelTexts.Remark_VerificationLapsed, EntryWords.Name(EntryKey.Link(remark.Link!.Value), entries, rubric)),
        _ => Write.Text(LevelTexts.Remark_EvidenceMissing, EntryWords.Question(remark.Subject!, rubric)),
    };

    public static string Of(ChangeReason reason, ImmutableDictionary<string, Entry> entries, Rubric rubric) => Write.Text(Text($"R_{reason.Kind}"), reason.Kind switch
    {
        ChangeKind.LinkLive or ChangeKind.LinkLost or ChangeKind.NeedDeclared or ChangeKind.NeedDropped =>
            EntryWords.Name(EntryKey.Link(new(reason.Subject, reason.Other!)), entries, rubric),
        ChangeKind.CrossCheckAdded or ChangeKind.CrossCheckLost => EntryWords.Name(EntryKey.CrossCheck(new(reason.Subject, reason.Other!)), entries, rubric),
        ChangeKind.GradeChanged => reason.Subject,
        _ => EntryWords.Name(EntryKind.Programme, reason.Subject, entries),
    });

    public static string Cause(StepCause cause) => Text($"Cause_{cause}");

    public static string Day(DateOnly day) => Write.Day(new DateTimeOffset(day, default, TimeSpan.Zero));

    private static string Whole(BigInteger number) => number.ToString("N0", Language.Current.Culture);

    private static string Text(string key) => LevelTexts.ResourceManager.GetString(key, Language.Current.Culture) ?? key;
}
