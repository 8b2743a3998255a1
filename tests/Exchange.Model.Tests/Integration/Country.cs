using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Integration;

/// <summary>A made-up country's full inventory.</summary>
internal static class Country
{
    public static DateOnly Day { get; } = new(2026, 11, 25);

    public static Inventory Small { get; } = new()
    {
        Organisations = [new("ministry", LocalText.Same("Ministry"), OrganisationLevel.National)],
        Programmes = [Programme("A", 600), Programme("B", 400)],
        Datasets = [Dataset("civil"), Dataset("tax")],
        Needs = [Need("A", "civil"), Need("A", "tax"), Need("B", "civil")],
        Links = [Link("A", "civil"), Link("B", "civil")],
        CrossChecks = [new("A", "B")],
    };

    public static Programme Programme(string id, long count) =>
        new(id, "ministry", LocalText.Same(id), "unconditional-cash") { Beneficiaries = count, UidShare = 1, InBeneficiaryRegistry = 1, GatewayShare = 1, CommonGrm = true, DigitalMis = true };

    public static Dataset Dataset(string kind) =>
        new(kind, "ministry", kind, LocalText.Same(kind), DatasetFormat.Database, RecordKey.UniqueId, 1_000_000, Day, PersonalData.Ordinary);

    public static Need Need(string programme, string dataset) => new(new(programme, dataset), NeedPurpose.EligibilityCheck, DeliveryStage.Assessment);

    public static Link Link(string programme, string dataset) =>
        new(new(programme, dataset), LinkTool.Query, LinkDirection.ToProgramme, RecordKey.UniqueId, true, Day.AddMonths(-30), Day.AddMonths(-2), 0);

    /// <summary>Yes to every criterion of the block.</summary>
    public static Inventory Answered(string block, bool evidence) => Small with
    {
        Answers = Shipped.Rubric.Block(block)!.Criteria.ToImmutableSortedDictionary(
            c => c.Id, _ => new CriterionAnswer(true, null, evidence ? [new(EvidenceKind.Document, "Decree 12")] : []), StringComparer.Ordinal),
    };
}
