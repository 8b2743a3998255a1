using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Integration.Entries;

/// <summary>A member's inventory on which people act one after another, an hour apart.</summary>
internal sealed class Desk
{
    public static readonly Actor Senegal = new("f1", "Focal point of Senegal", Role.FocalPoint, "SEN");
    public static readonly Actor Mali = new("f2", "Focal point of Mali", Role.FocalPoint, "MLI");
    public static readonly Actor Colleague = new("d1", "Colleague", Role.Deputy, "SEN");
    public static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);

    private int _operations;

    public InventoryRecord Record { get; private set; } = InventoryRecord.Blank("SEN");

    public DateTimeOffset Now { get; set; } = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    public InventorySetting Setting => new(Shipped.Rubric, ["SEN", "MLI"], Now);

    public ImmutableArray<EntryFinding> Findings => InventoryDesk.Examine(Record, Setting);

    public InventoryAnswer Put(params Entry[] entries) => Put(Senegal, entries);

    public InventoryAnswer Put(Actor actor, params Entry[] entries) => Do(InventoryDesk.Put(Record, By(actor), [.. entries], null, Setting));

    public InventoryAnswer HandIn(Actor? actor = null) => Do(InventoryDesk.HandIn(Record, By(actor ?? Senegal), Record.Revision, Setting));

    public InventoryAnswer Accept(string? part = null) => Do(InventoryDesk.Accept(Record, By(Secretariat), part, Record.Revision, Setting));

    public InventoryAnswer Return(string reason, params EntryReason[] entries) =>
        Do(InventoryDesk.Return(Record, By(Secretariat), reason, [.. entries], Record.Revision, Setting));

    public InventoryAnswer Delegate(params string[] parts) =>
        Do(InventoryDesk.Delegate(Record, By(Senegal), new(Colleague.Id, Colleague.Name, [.. parts]), Setting));

    public InventoryAnswer Do(InventoryDecision decision)
    {
        Record = decision.Next;
        Now = Now.AddHours(1);
        return decision.Answer;
    }

    public Operation By(Actor actor) => new(FormattableString.Invariant($"operation-{++_operations}"), actor, Channel.Web);

    /// <summary>Everything of <see cref="Country.Small"/>, as somebody would type it.</summary>
    public static Desk Filled()
    {
        var desk = new Desk();
        desk.Put(Small);
        return desk;
    }

    public static Entry[] Small { get; } =
    [
        Organisation("ministry"), Programme("a", "600"), Programme("b", "400"), Dataset("civil"), Dataset("tax"),
        Need("a", "civil"), Need("a", "tax"), Need("b", "civil"), Link("a", "civil"), Link("b", "civil"),
        Entry.Of(EntryKey.CrossCheck(new("a", "b")), ("compared", "yes")),
    ];

    public static Entry Organisation(string id) => Entry.Of(new(EntryKind.Organisation, id), ("name_en", id));

    public static Entry Programme(string id, string beneficiaries, string organisation = "ministry") => Entry.Of(
        new(EntryKind.Programme, id), ("name_en", id), ("organisation", organisation), ("type", "unconditional-cash"), ("beneficiaries", beneficiaries),
        ("uid_share", "100"), ("in_beneficiary_registry", "100"), ("gateway_share", "100"), ("common_grm", "yes"), ("digital_mis", "yes"));

    public static Entry Dataset(string id, string owner = "ministry") =>
        Entry.Of(new(EntryKind.Dataset, id), ("name_fr", id), ("owner", owner), ("kind", id), ("format", "database"));

    public static Entry Need(string programme, string dataset) =>
        Entry.Of(EntryKey.Need(new(programme, dataset)), ("purpose", "eligibility-check"), ("stage", "assessment"));

    public static Entry Link(string programme, string dataset, string verified = "2026-09-25") => Entry.Of(
        EntryKey.Link(new(programme, dataset)), ("tool", "query"), ("legal_basis", "yes"), ("last_verified", verified), ("evidence", "Decree 12"));
}
