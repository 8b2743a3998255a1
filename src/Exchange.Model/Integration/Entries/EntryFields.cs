using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Exchange.Model.Integration.Entries;

/// <summary>How a field is read.</summary>
public enum FieldType
{
    /// <summary>A line of text.</summary>
    Words,
    /// <summary>A longer text.</summary>
    Paragraph,
    /// <summary>A whole number from zero up.</summary>
    Count,
    /// <summary>A number from zero up: money in the country's currency.</summary>
    Amount,
    /// <summary>A share in percent, 0 to 100.</summary>
    Percent,
    /// <summary><c>yes</c> or <c>no</c>; empty is unknown.</summary>
    YesNo,
    /// <summary>One of the field's codes.</summary>
    Choice,
    /// <summary>One code of a list in <c>content/integration</c>.</summary>
    Term,
    /// <summary>Codes of a list in <c>content/integration</c>, separated by spaces.</summary>
    Terms,
    /// <summary>A day, <c>2026-11-25</c>.</summary>
    Day,
    /// <summary>The id of another entry.</summary>
    Reference,
}

/// <summary>A list in <c>content/integration</c> to choose from.</summary>
public enum TermList
{
    /// <summary>Kinds of programme.</summary>
    ProgrammeTypes,
    /// <summary>Kinds of dataset.</summary>
    DatasetKinds,
    /// <summary>Causes of weaknesses.</summary>
    Causes,
    /// <summary>Groups that may not be reached.</summary>
    Groups,
    /// <summary>Ways of speaking with people.</summary>
    Channels,
    /// <summary>Kinds of shock.</summary>
    Shocks,
}

/// <summary>A field of a kind of entry.</summary>
/// <param name="Name">Its name in stored entries, in the API and in workbooks.</param>
/// <param name="Type">How it is read.</param>
public sealed record EntryField(string Name, FieldType Type)
{
    /// <summary>Without it the entry cannot be handed in.</summary>
    public bool Required { get; init; }

    /// <summary>The codes of a choice.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>The list that terms are of.</summary>
    public TermList? List { get; init; }

    /// <summary>The kind of entry that a reference names.</summary>
    public EntryKind? Refers { get; init; }
}

/// <summary>The fields of each kind of entry: forms, workbooks, the API, the history and the reader all follow them.</summary>
public static class EntryFields
{
    /// <summary>A document that backs the entry, in words: a law with its article, a report with its date. Every kind has it.</summary>
    public const string Evidence = "evidence";

    /// <summary>The country's comment. Every kind has it.</summary>
    public const string Note = "note";

    /// <summary>Why a need was dropped.</summary>
    public const string Dropped = "dropped";

    private static readonly ImmutableArray<EntryField> Always = [new(Evidence, FieldType.Words), new(Note, FieldType.Paragraph)];

    private static readonly ImmutableArray<EntryField> Names = [new("name_en", FieldType.Words), new("name_fr", FieldType.Words), new("name_ar", FieldType.Words)];

    private static readonly FrozenDictionary<EntryKind, ImmutableArray<EntryField>> All = new Dictionary<EntryKind, ImmutableArray<EntryField>>
    {
        [EntryKind.Organisation] = [.. Names, Choice<OrganisationLevel>("level"), new("role", FieldType.Paragraph), new("coordinates", FieldType.YesNo), new("mandate", FieldType.Paragraph), new("meetings", FieldType.Count), .. Always],
        [EntryKind.Programme] =
        [
            .. Names, Refers("organisation", EntryKind.Organisation), Term("type", TermList.ProgrammeTypes, FieldType.Term) with { Required = true },
            new("legal_basis", FieldType.Words), new("active", FieldType.YesNo), new("government_owned", FieldType.YesNo),
            new("beneficiaries", FieldType.Count), new("households", FieldType.Count), new("budget", FieldType.Amount), new("spending", FieldType.Amount),
            new("staff", FieldType.Count), new("digital_mis", FieldType.YesNo), new("in_beneficiary_registry", FieldType.Percent),
            new("uid_share", FieldType.Percent), new("gateway_share", FieldType.Percent), new("common_grm", FieldType.YesNo),
            new("digital_intake_share", FieldType.Percent), new("digital_payment_share", FieldType.Percent),
            new("intake_days", FieldType.Count), new("payment_days", FieldType.Count), new("event_days", FieldType.Count), new("surge", FieldType.Count),
            new("inclusion_error", FieldType.Percent), new("exclusion_error", FieldType.Percent), new("error_method", FieldType.Words),
            Term("grievance_channels", TermList.Channels, FieldType.Terms), new("grievance_cases", FieldType.Count), new("grievance_in_time", FieldType.Percent), .. Always,
        ],
        [EntryKind.Dataset] =
        [
            .. Names, Refers("owner", EntryKind.Organisation), Term("kind", TermList.DatasetKinds, FieldType.Term) with { Required = true },
            Choice<DatasetFormat>("format") with { Required = true }, Choice<RecordKey>("key"), new("persons_covered", FieldType.Count),
            new("coverage", FieldType.Percent), new("updated", FieldType.Day), Choice<PersonalData>("personal_data"), new("duplicates", FieldType.Percent), Choice<DatasetDecision>("decision"), new("decided_for", FieldType.Day), .. Always,
        ],
        [EntryKind.Need] =
        [
            Choice<NeedPurpose>("purpose") with { Required = true }, Choice<DeliveryStage>("stage"), new(Dropped, FieldType.Paragraph), .. Always,
        ],
        [EntryKind.Link] =
        [
            Choice<LinkTool>("tool") with { Required = true }, Choice<LinkDirection>("direction"), Choice<RecordKey>("key"),
            new("legal_basis", FieldType.YesNo), new("legal_text", FieldType.Words), new("first_live", FieldType.Day), new("last_verified", FieldType.Day),
            new("failures", FieldType.Count), new("match_rate", FieldType.Percent), new("planned_for", FieldType.Day), .. Always,
        ],
        [EntryKind.CrossCheck] = [new("compared", FieldType.YesNo) { Required = true }, .. Always],
        [EntryKind.Delivery] =
        [
            new("grade", FieldType.Choice) { Codes = ["0", "1", "2", "3"] }, new("strength", FieldType.Paragraph), new("weakness", FieldType.Paragraph),
            Term("causes", TermList.Causes, FieldType.Terms), Term("not_reached", TermList.Groups, FieldType.Terms),
            Term("modes", TermList.Channels, FieldType.Terms), Term("reached", TermList.Groups, FieldType.Terms), .. Always,
        ],
        [EntryKind.Criterion] = [new("met", FieldType.YesNo), .. Always],
        [EntryKind.Shock] =
        [
            .. Names, Term("shock", TermList.Shocks, FieldType.Term) with { Required = true }, new("year", FieldType.Count) { Required = true },
            new("affected", FieldType.Count), new("first_payment_days", FieldType.Count), new("response_share", FieldType.Percent), .. Always,
        ],
        [EntryKind.List] = [new("gone_through", FieldType.YesNo) { Required = true }, .. Always],
    }.ToFrozenDictionary();

    /// <summary>The fields of the kind, in the order of its form.</summary>
    public static ImmutableArray<EntryField> Of(EntryKind kind) => All[kind];

    /// <summary>The field of that name; null if the kind has none.</summary>
    public static EntryField? Find(EntryKind kind, string name) => All[kind].FirstOrDefault(f => f.Name == name);

    /// <summary>The words of a list.</summary>
    public static ImmutableArray<Term> Of(this Rubric rubric, TermList list) => list switch
    {
        TermList.ProgrammeTypes => rubric.ProgrammeTypes,
        TermList.DatasetKinds => rubric.DatasetKinds,
        TermList.Causes => rubric.Causes,
        TermList.Channels => rubric.Channels,
        TermList.Shocks => rubric.Shocks,
        _ => rubric.Groups,
    };

    private static EntryField Choice<T>(string name) where T : struct, Enum => new(name, FieldType.Choice) { Codes = Entries.Codes.Of<T>() };

    private static EntryField Refers(string name, EntryKind kind) => new(name, FieldType.Reference) { Refers = kind, Required = true };

    private static EntryField Term(string name, TermList list, FieldType type) => new(name, type) { List = list };
}
