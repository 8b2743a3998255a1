using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Integration.Entering;

/// <summary>How far a part of the inventory is.</summary>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Errors">How many findings keep it from being handed in.</param>
/// <param name="Warnings">How many findings should be looked at.</param>
public sealed record PartState(int Entries, int Errors, int Warnings)
{
    /// <summary>How the badge looks.</summary>
    public string Looks => Errors > 0 ? "Returned" : Entries == 0 ? "NotStarted" : Warnings > 0 ? "Draft" : "Accepted";

    /// <summary>What the badge says.</summary>
    public string Words =>
        Errors > 0 ? Write.Count(InventoryTexts.ToMend, Errors)
        : Entries == 0 ? InventoryTexts.NothingYet
        : Warnings > 0 ? Write.Count(InventoryTexts.ToLookAt, Warnings)
        : InventoryTexts.InOrder;

    public static PartState Of(InventoryView view, string part) => Of(view, key => InventoryParts.Of(key.Kind) == part);

    public static PartState Of(InventoryView view, Func<EntryKey, bool> belongs)
    {
        ImmutableArray<EntryFinding> findings = [.. view.Findings.Where(f => f.Entry is { } key && belongs(key))];
        return new(
            view.Record.Entries.Values.Count(e => belongs(e.Key)),
            findings.Count(f => f.Severity == Severity.Error),
            findings.Count(f => f.Severity == Severity.Warning));
    }
}
