using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Exchanges;

/// <summary>Seals the full pages of a history beside a grain's state, and reads them back.</summary>
internal sealed class LedgerPages(GrainDocuments documents)
{
    /// <summary>The history with its full pages sealed; written before the state that counts them.</summary>
    public async Task<Ledger> Seal(GrainId grain, Ledger ledger)
    {
        while (ledger.Recent.Length > Ledger.PageSize)
        {
            await documents.Write(grain, LedgerPage.Name(ledger.SealedPages), new LedgerPage(ledger.Recent[..Ledger.PageSize]));
            ledger = ledger with { Recent = ledger.Recent[Ledger.PageSize..], SealedPages = ledger.SealedPages + 1 };
        }
        return ledger;
    }

    /// <summary>All entries, oldest first.</summary>
    public Task<ImmutableArray<LedgerEntry>> Read(GrainId grain, Ledger ledger) => Since(grain, ledger, 0);

    /// <summary>All entries but the first so many, oldest first.</summary>
    public async Task<ImmutableArray<LedgerEntry>> Since(GrainId grain, Ledger ledger, long heard)
    {
        var first = (int)Math.Min(heard / Ledger.PageSize, ledger.SealedPages);
        var pages = await Task.WhenAll(Enumerable.Range(first, ledger.SealedPages - first).Select(async number =>
            await documents.Read<LedgerPage>(grain, LedgerPage.Name(number)) ?? throw new InvalidOperationException($"{grain}: history page {number} is missing.")));
        return [.. pages.SelectMany(p => p.Entries).Concat(ledger.Recent).Skip((int)(heard - (long)first * Ledger.PageSize))];
    }
}

/// <summary>A full page of a history; never changed once written.</summary>
internal sealed record LedgerPage(ImmutableArray<LedgerEntry> Entries)
{
    public static string Name(int number) => FormattableString.Invariant($"history/{number:D6}");
}
