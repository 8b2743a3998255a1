using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Integration.Entering;

/// <summary>Entries of a page that stand under one heading.</summary>
/// <param name="Heading">The heading; null if the page's own is enough.</param>
/// <param name="Hint">What helps to fill them in; null if nothing has to.</param>
/// <param name="Drafts">The entries.</param>
public sealed record EntryGroup(string? Heading, string? Hint, ImmutableArray<EntryDraft> Drafts);

/// <summary>A page on which one or several entries are filled in together.</summary>
/// <param name="Part">The part of the inventory it belongs to.</param>
/// <param name="Address">Its address below the inventory's.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lead">A sentence below the title; null if there is none.</param>
/// <param name="Groups">What is filled in.</param>
/// <param name="Back">Address of the page it came from, below the inventory's.</param>
public sealed record EntryPage(string Part, string Address, string Title, string? Lead, ImmutableArray<EntryGroup> Groups, string Back)
{
    private static readonly string[] Lists = ["needs", "links", "cross-checks"];

    /// <summary>A new entry is filled in, after which another may follow.</summary>
    public bool IsNew { get; init; }

    /// <summary>The entry can be removed as a whole.</summary>
    public bool MayRemove { get; init; }

    /// <summary>Address of the page that follows, below the inventory's; null if none does.</summary>
    public string? Next { get; init; }

    /// <summary>The entries in the order of the page.</summary>
    public IEnumerable<EntryDraft> Drafts => Groups.SelectMany(g => g.Drafts);

    /// <summary>The page with what was typed in the place of what is stored.</summary>
    public EntryPage With(ImmutableArray<EntryDraft> typed)
    {
        var left = new Queue<EntryDraft>(typed);
        return this with { Groups = [.. Groups.Select(g => g with { Drafts = [.. g.Drafts.Select(d => left.TryPeek(out var next) && next.Kind == d.Kind ? left.Dequeue() : d)] })] };
    }

    /// <summary>The page of one institution, programme or dataset; a new one if no id is given. Null if there is none.</summary>
    public static EntryPage? OfOne(string part, string? id, ImmutableDictionary<string, Entry> entries)
    {
        EntryKind? kind = part switch
        {
            "organisations" => EntryKind.Organisation, "programmes" => EntryKind.Programme, "datasets" => EntryKind.Dataset, "shocks" => EntryKind.Shock, _ => null,
        };
        if (kind is not { } of || (id is not null && !entries.ContainsKey(new EntryKey(of, id).ToString())))
            return null;
        return new(
            part, id is null ? $"{part}/new" : $"{part}/{id}", id is null ? EntryWords.OfPart("New", part) : EntryWords.Name(of, id, entries),
            EntryWords.OfPart("PartLead", part), [new(null, null, [EntryDraft.Of(new(of, id ?? ""), entries)])], part)
        {
            IsNew = id is null,
            MayRemove = id is not null,
            Next = of == EntryKind.Programme && id is not null ? $"programmes/{id}/delivery" : null,
        };
    }

    /// <summary>The nine phases of a programme's delivery chain.</summary>
    public static EntryPage? OfDelivery(string programme, ImmutableDictionary<string, Entry> entries, Rubric rubric) =>
        !entries.ContainsKey(new EntryKey(EntryKind.Programme, programme).ToString()) ? null : new(
            "programmes", $"programmes/{programme}/delivery",
            Write.Text(InventoryTexts.DeliveryOf, EntryWords.Name(EntryKind.Programme, programme, entries)), InventoryTexts.DeliveryLead,
            [
                .. rubric.Phases.Select(p => new EntryGroup(
                    $"{p.Number}. {p.Name.In(Language.Current.Code)}", null,
                    [EntryDraft.Of(new(EntryKind.Delivery, string.Create(CultureInfo.InvariantCulture, $"{programme}/{p.Number}")), entries)])),
            ],
            "programmes");

    /// <summary>Need and link between a programme and a dataset.</summary>
    public static EntryPage? OfConnection(string programme, string dataset, ImmutableDictionary<string, Entry> entries)
    {
        var at = new Connection(programme, dataset);
        return !entries.ContainsKey(new EntryKey(EntryKind.Programme, programme).ToString()) || !entries.ContainsKey(new EntryKey(EntryKind.Dataset, dataset).ToString())
            ? null
            : new(
                "connections", $"connections/{programme}/{dataset}", EntryWords.Name(EntryKey.Need(at), entries, null!), null,
                [
                    new(InventoryTexts.TheNeed, InventoryTexts.TheNeedHint, [EntryDraft.Of(EntryKey.Need(at), entries)]),
                    new(InventoryTexts.TheLink, InventoryTexts.TheLinkHint, [EntryDraft.Of(EntryKey.Link(at), entries)]),
                ],
                "connections");
    }

    /// <summary>The cross-checks of one programme with all others.</summary>
    public static EntryPage? OfCrossChecks(string programme, ImmutableDictionary<string, Entry> entries, Rubric rubric)
    {
        var programmes = entries.Values.Where(e => e.Key.Kind == EntryKind.Programme).Select(e => e.Key.Id).Order(StringComparer.Ordinal).ToArray();
        return !programmes.Contains(programme) ? null : new(
            "connections", $"connections/cross-checks/{programme}",
            $"{InventoryTexts.CrossChecks}: {EntryWords.Name(EntryKind.Programme, programme, entries)}", InventoryTexts.CrossChecksHint,
            [
                .. programmes.Where(other => other != programme).Select(other => EntryKey.CrossCheck(new(programme, other))).Select(key =>
                    new EntryGroup(EntryWords.Name(key, entries, rubric), null, [EntryDraft.Of(key, entries)])),
            ],
            "connections");
    }

    /// <summary>Whether needs, links and cross-checks were gone through.</summary>
    public static EntryPage OfLists(ImmutableDictionary<string, Entry> entries, Rubric rubric) => new(
        "connections", "connections/lists", InventoryTexts.Lists, InventoryTexts.ListsHint,
        [
            .. Lists.Select(id => new EntryKey(EntryKind.List, id)).Select(key =>
                new EntryGroup(EntryWords.Name(key, entries, rubric), null, [EntryDraft.Of(key, entries)])),
        ],
        "connections");

    /// <summary>The questions of a building block.</summary>
    /// <param name="code">Code of the block.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="rubric">Blocks and criteria.</param>
    /// <param name="published">What is published of the country's birth registration; null if nothing is.</param>
    public static EntryPage? OfBlock(string code, ImmutableDictionary<string, Entry> entries, Rubric rubric, PublishedBirths? published)
    {
        if (rubric.Block(code) is not { } block)
            return null;
        var next = Rubric.BlockCodes.SkipWhile(c => c != code).Skip(1).FirstOrDefault();
        return new(
            "blocks", $"blocks/{code}", $"{code} · {block.Name.In(Language.Current.Code)}", InventoryTexts.PartLead_blocks,
            [
                .. block.Criteria.GroupBy(c => c.Grade).Select(grade => new EntryGroup(
                    EntryWords.OfPart("GradeName", grade.Key.ToString(CultureInfo.InvariantCulture)),
                    grade.Any(c => c.Id == PublishedBirths.Criterion) && published is not null ? published.Sentence
                        : grade.Key == Ladder.Highest ? InventoryTexts.NeedsEvidence
                        : null,
                    [.. grade.Select(c => Draft(new(EntryKind.Criterion, c.Id)))])),
            ],
            "blocks")
        {
            Next = next is null ? null : $"blocks/{next}",
        };

        EntryDraft Draft(EntryKey key) => key.Id == PublishedBirths.Criterion && !entries.ContainsKey(key.ToString()) && published is not null
            ? published.Draft
            : EntryDraft.Of(key, entries);
    }
}
