using System.Collections.Immutable;
using Exchange.Model.History;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Tests.Integration.Entries;

namespace Exchange.Model.Tests.History;

public sealed class AuditTests
{
    [Fact]
    public void An_inventory_that_was_not_altered_fits_at_every_step()
    {
        var desk = Desk.Filled();
        Fits(desk);
        desk.HandIn();
        Fits(desk);
        desk.Return("Which?", new EntryReason(Desk.Small[0].Key, "Its name?"));
        Fits(desk);
        desk.Put(Desk.Small[0] with { Fields = Desk.Small[0].Fields.SetItem("name", "Another name") });
        desk.HandIn();
        desk.Accept();
        Fits(desk);
        desk.Put(new Entry(Desk.Small[1].Key, ImmutableDictionary<string, string>.Empty));
        Fits(desk);
    }

    [Fact]
    public void What_was_altered_in_an_inventory_is_named_by_event_or_by_entry()
    {
        var desk = Desk.Filled();
        desk.HandIn();
        desk.Accept();
        var key = Desk.Small[1].Key.ToString();
        var (record, events) = (desk.Record, desk.Record.Recent);

        var altered = Only(record, events.SetItem(1, events[1] with { ActorName = "Somebody else" }));
        Assert.Equal(("inventory:SEN", 2, MisfitKind.Altered), (altered.Chain, altered.Entry, altered.Kind));
        var entry = record.Entries[key];
        var beside = Only(record with { Entries = record.Entries.SetItem(key, entry with { Fields = entry.Fields.SetItem("name", "Another") }) }, events);
        Assert.Equal((MisfitKind.StateDiffers, key, events.Length), (beside.Kind, beside.About, beside.Entry));
        var accepted = record.Accepted!;
        var published = Only(record with { Accepted = accepted with { Entries = accepted.Entries.RemoveAll(e => e.Entry.Key.ToString() == key) } }, events);
        Assert.Equal((MisfitKind.StateDiffers, key), (published.Kind, published.About));
    }

    private static void Fits(Desk desk)
    {
        var audit = new Audit([], null);
        audit.Add(desk.Record, desk.Record.Recent);
        Assert.Empty(audit.End());
    }

    private static Misfit Only(InventoryRecord record, ImmutableArray<InventoryEvent> events)
    {
        var audit = new Audit([], null);
        audit.Add(record, events);
        return Assert.Single(audit.End());
    }
}
