using Deque.AxeCore.Commons;

namespace Exchange.Browser;

/// <summary>A page as axe sees it.</summary>
internal static class Axe
{
    // Only violations are told: naming every element that is in order takes longer than finding those that are not.
    private const string Run = """
        () => axe.run(document, {
          resultTypes: ['violations'],
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
        }).then(result => result.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What breaks a rule of accessibility, with the elements that do; none on a page for everybody.</summary>
    public static async Task<string[]> Violations(this IPage page)
    {
        foreach (var frame in page.Frames)
            await frame.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
