using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <summary>How far an actor reaches into an inventory that is being entered. What was accepted is public.</summary>
public sealed class InventoryAccess
{
    private static readonly string[] Named = ["name_en", "name_fr", "name_ar"];

    private readonly InventoryRecord _record;
    private readonly Actor _actor;
    private readonly ImmutableArray<string> _parts;

    private InventoryAccess(InventoryRecord record, Actor actor, Part part, ImmutableArray<string> parts) =>
        (_record, _actor, Part, _parts) = (record, actor, part, parts);

    /// <summary>What the actor has to do with it.</summary>
    public Part Part { get; }

    /// <summary>May see something of it.</summary>
    public bool Sees => Part != Part.None;

    /// <summary>May change entries, all or some.</summary>
    public bool Enters => Part is Part.Secretariat or Part.Owner or Part.Deputy;

    /// <summary>Sees and decides for the member as a whole: hands in, withdraws, delegates.</summary>
    public bool SpeaksForMember => Part is Part.Secretariat or Part.Owner;

    /// <summary>The actor's reach into the inventory.</summary>
    public static InventoryAccess Of(InventoryRecord record, Actor actor)
    {
        if (actor.IsSecretariat)
            return new(record, actor, Part.Secretariat, []);
        if (actor.IsFocalPointOf(record.Member))
            return new(record, actor, Part.Owner, []);
        if (actor.Role == Role.Deputy && actor.Member == record.Member)
            foreach (var deputy in record.Deputies)
                if (deputy.Account == actor.Id)
                    return new(record, actor, Part.Deputy, deputy.Sections);
        return actor is { Role: Role.FocalPoint, Member: { } member } && record.Verifications.Values.Any(v => v.Member == member)
            ? new(record, actor, Part.Verifier, [])
            : new(record, actor, Part.None, []);
    }

    /// <summary>May see the part by kind, and while entries are taken enter in it.</summary>
    public bool SeesPart(string part) =>
        SpeaksForMember || (Part == Part.Deputy && (_parts.Contains(part) || _parts.Any(p => p.StartsWith(InventoryParts.OfOrganisation, StringComparison.Ordinal))));

    /// <summary>May see the whole of the entry, and while entries are taken change it.</summary>
    public bool SeesEntry(Entry entry) => Part switch
    {
        Part.Secretariat or Part.Owner => true,
        Part.Deputy => _parts.Contains(InventoryParts.Of(entry.Key.Kind))
            || InventoryParts.Organisations(entry, _record.Entries).Any(o => _parts.Contains(InventoryParts.OfOrganisation + o)),
        Part.Verifier => _record.Verifications.GetValueOrDefault(entry.Key.ToString())?.Member == _actor.Member,
        _ => false,
    };

    /// <summary>May see the entry of that key as it is or was.</summary>
    public bool SeesKey(EntryKey key) => SeesEntry(_record.Entries.GetValueOrDefault(key.ToString())
        ?? _record.Accepted?.Entries.FirstOrDefault(e => e.Entry.Key == key)?.Entry
        ?? new Entry(key, ImmutableDictionary<string, string>.Empty));

    /// <summary>
    /// The record with nothing in it that the actor may not see. A colleague sees of the other institutions, programmes and datasets their names,
    /// without which no link could be entered.
    /// </summary>
    public InventoryRecord Visible() => SpeaksForMember ? _record : _record with
    {
        Entries = _record.Entries.Values.Select(Shown).OfType<Entry>().ToImmutableDictionary(e => e.Key.ToString(), StringComparer.Ordinal),
        // What passes between the secretariat and the member is not the verifier's.
        Reopened = Part == Part.Verifier ? _record.Reopened.Clear() : Only(_record.Reopened),
        Mended = Part == Part.Verifier ? _record.Mended.Clear() : Only(_record.Mended),
        Verifications = Only(_record.Verifications),
        Reason = Part == Part.Verifier ? null : _record.Reason,
        Deputies = [.. _record.Deputies.Where(d => d.Account == _actor.Id)],
        Recent = [],
    };

    /// <summary>The events with nothing in them that the actor may not see.</summary>
    public ImmutableArray<InventoryEvent> Visible(ImmutableArray<InventoryEvent> events) => Part switch
    {
        Part.Secretariat or Part.Owner => events,
        Part.Deputy =>
        [
            .. events
                .Where(e => e.About is { } key ? SeesKey(key) : e.Changes.Any(SeesChange) || (!e.Returned.IsDefault && e.Returned.Any(r => SeesKey(r.Key))))
                .Select(e => e with
                {
                    Changes = [.. e.Changes.Where(SeesChange)],
                    Returned = e.Returned.IsDefault ? default : [.. e.Returned.Where(r => SeesKey(r.Key))],
                    Accepted = e.Accepted.IsDefault ? default : [.. e.Accepted.Where(SeesKey)],
                    Answer = e.Answer with { Findings = [] },
                }),
        ],
        _ => [],
    };

    private bool SeesChange(EntryChange change) => (change.To ?? change.From) is { } entry ? SeesEntry(entry) : SeesKey(change.Key);

    private Entry? Shown(Entry entry) => SeesEntry(entry) ? entry
        : Part == Part.Deputy && entry.Key.Kind is EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset
            ? new(entry.Key, entry.Fields.RemoveRange(entry.Fields.Keys.Except(Named)))
            : null;

    private ImmutableDictionary<string, T> Only<T>(ImmutableDictionary<string, T> entries) =>
        entries.RemoveRange(entries.Keys.Where(key => !SeesKey(EntryKey.Parse(key))));
}
