using System.Collections.Immutable;
using Exchange.Load.Product;
using Exchange.Load.Reports;
using Exchange.Load.Results;

namespace Exchange.Load;

/// <summary>What every measure works with.</summary>
internal sealed record Run(Target Target, Server Floor, Questionnaire Asked, Ledger Ledger, Sizes Sizes, Findings Found, string Folder)
{
    public Writers Writers => new(Target.Hosts, Ledger, Asked.Members.Length, Found);

    public ImmutableArray<Uri> Hosts => Target.Hosts;

    /// <summary>A host's name in the table.</summary>
    public string NameOf(int host) => $"host {host + 1}, {Hosts[host].Authority}";

    /// <summary>The next single report, spread over the members.</summary>
    public Report OneReport() => Ledger.Next((int)(Ledger.Accepted % Asked.Members.Length));
}
