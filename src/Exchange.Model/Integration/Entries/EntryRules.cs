using System.Collections.Immutable;

namespace Exchange.Model.Integration.Entries;

/// <summary>What is to be said of entries: what cannot be read, what is missing, what names something that is not there, what has grown old.</summary>
public static class EntryRules
{
    /// <summary>Examines the entries.</summary>
    /// <param name="entries">The entries, by the text of their key.</param>
    /// <param name="rubric">Lists of words and criteria.</param>
    /// <param name="day">The day: days to come and lapsed verifications are told.</param>
    public static ImmutableArray<EntryFinding> Examine(ImmutableDictionary<string, Entry> entries, Rubric rubric, DateOnly day)
    {
        var criteria = rubric.Blocks.SelectMany(b => b.Criteria).ToDictionary(c => c.Id, StringComparer.Ordinal);
        return [.. entries.OrderBy(e => e.Key, StringComparer.Ordinal).SelectMany(e => Examine(e.Value))];

        IEnumerable<EntryFinding> Examine(Entry entry)
        {
            foreach (var (name, text) in entry.Ordered())
                if (EntryFields.Find(entry.Key.Kind, name) is not { } field)
                    yield return EntryFinding.Error("EntryUnknownField", entry.Key, name, name);
                else if (FieldReader.Refuses(field, text, rubric) is { } rule)
                    yield return EntryFinding.Error(rule, entry.Key, name, text);
                else if (field.Refers is { } kind && !entries.ContainsKey(new EntryKey(kind, text).ToString()))
                    yield return EntryFinding.Error("EntryReferenceGone", entry.Key, name, EntryKey.Slug(kind), text);
                else if (field is { Type: FieldType.Day, Name: not ("planned_for" or "decided_for") } && FieldReader.Day(text) > day)
                    yield return EntryFinding.Error("EntryDayToCome", entry.Key, name, text);
            foreach (var field in EntryFields.Of(entry.Key.Kind))
                if (field.Required && entry[field.Name] is null)
                    yield return EntryFinding.Error("EntryFieldMissing", entry.Key, field.Name);
            foreach (var finding in OfKind(entry))
                yield return finding;
        }

        IEnumerable<EntryFinding> OfKind(Entry entry) => entry.Key.Kind switch
        {
            EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset or EntryKind.Shock => Named(entry),
            EntryKind.Need => Joined(entry, EntryKind.Programme, EntryKind.Dataset),
            EntryKind.Link => Joined(entry, EntryKind.Programme, EntryKind.Dataset).Concat(Linked(entry)),
            EntryKind.CrossCheck => Joined(entry, EntryKind.Programme, EntryKind.Programme),
            EntryKind.Delivery => Joined(entry, EntryKind.Programme, null),
            EntryKind.Criterion => Answered(entry),
            _ => [],
        };

        IEnumerable<EntryFinding> Joined(Entry entry, EntryKind first, EntryKind? second)
        {
            if (!entries.ContainsKey(new EntryKey(first, entry.Key.First).ToString()))
                yield return EntryFinding.Error("EntryReferenceGone", entry.Key, null, EntryKey.Slug(first), entry.Key.First);
            if (second is { } other && !entries.ContainsKey(new EntryKey(other, entry.Key.Second).ToString()))
                yield return EntryFinding.Error("EntryReferenceGone", entry.Key, null, EntryKey.Slug(other), entry.Key.Second);
        }

        IEnumerable<EntryFinding> Linked(Entry entry)
        {
            if (Codes.Find<LinkTool>(entry["tool"]) is not (LinkTool.Batch or LinkTool.Query or LinkTool.Event))
                yield break;
            if (FieldReader.Day(entry["last_verified"]) is not { } verified)
                yield return EntryFinding.Warning("LinkNeverVerified", entry.Key, "last_verified");
            else if (Age.InMonths(verified, day) > LinkFacts.MonthsVerified)
                yield return EntryFinding.Warning("LinkVerificationLapsed", entry.Key, "last_verified", entry["last_verified"]!);
            if (FieldReader.YesNo(entry["legal_basis"]) is not true)
                yield return EntryFinding.Warning("LinkWithoutLegalBasis", entry.Key, "legal_basis");
        }

        IEnumerable<EntryFinding> Answered(Entry entry)
        {
            if (!criteria.TryGetValue(entry.Key.Id, out var criterion))
                yield return EntryFinding.Error("EntryUnknownCriterion", entry.Key, null, entry.Key.Id);
            else if (criterion.Grade == Ladder.Highest && FieldReader.YesNo(entry["met"]) is true
                && entry[EntryFields.Evidence] is null && entry.Evidence.IsDefaultOrEmpty)
                yield return EntryFinding.Warning("CriterionWithoutEvidence", entry.Key, EntryFields.Evidence);
        }

        static IEnumerable<EntryFinding> Named(Entry entry)
        {
            if (entry["name_en"] is null && entry["name_fr"] is null && entry["name_ar"] is null)
                yield return EntryFinding.Error("EntryNameMissing", entry.Key, "name_en");
        }
    }
}
