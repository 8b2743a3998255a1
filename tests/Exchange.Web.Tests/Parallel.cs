using Xunit.Sdk;
using Xunit.v3;

// Tests wait now and then: for a disk, for a process that starts, for something to be told. One more at a time than there are processors keeps those busy.
[assembly: Parallelization(MaxThreads = 3)]
[assembly: TestCollectionOrderer(typeof(Exchange.Web.Tests.LongestFirst))]

namespace Exchange.Web.Tests;

/// <summary>What takes longest begins first, so that nothing is waited for alone at the end. No test depends on the order.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // The first kills real processes, which need a core to come back on; those beside it wait for most of their time.
    private static readonly string[] Longest = [".Chaos.ShortRuns", ".MailTests", ".HookTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Longest, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var i && i < 0 ? Longest.Length : i)];
}
