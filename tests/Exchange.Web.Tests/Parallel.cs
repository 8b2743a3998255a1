using Xunit.Sdk;
using Xunit.v3;

// Most tests wait: for a disk, for a process that starts, for something to be told. Twice as many at a time as there are processors keep those busy.
[assembly: Parallelization(MaxThreads = 4)]
[assembly: TestCollectionOrderer(typeof(Exchange.Web.Tests.LongestFirst))]

namespace Exchange.Web.Tests;

/// <summary>What takes longest begins first, so that nothing is waited for alone at the end. No test depends on the order.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [".Chaos.ShortRuns", ".HostileFileTests", ".VerbTests", ".HookTests", ".MailTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Longest, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var i && i < 0 ? Longest.Length : i)];
}
