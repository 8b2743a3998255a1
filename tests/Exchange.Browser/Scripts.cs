namespace Exchange.Browser;

/// <summary>Whether anything ran on a page, or could.</summary>
internal static class Scripts
{
    /// <summary>Whatever an attempt calls is counted; to be run before every page.</summary>
    public const string Count = "window.ran = 0; for (const f of ['alert', 'confirm', 'prompt', 'print']) window[f] = () => { window.ran++; };";

    private const string Dangers = """
        () => [...document.querySelectorAll('*')].flatMap(e => [
          ...[...e.attributes].filter(a => a.name.startsWith('on') || a.name === 'srcdoc' || a.name === 'formaction').map(a => e.tagName + ' ' + a.name),
          ...['href', 'src', 'action', 'xlink:href'].filter(n => /^\s*(javascript|data|vbscript|blob):/i.test(e.getAttribute(n) ?? '')).map(n => e.tagName + ' ' + n + '=' + e.getAttribute(n)),
          ...(e.tagName === 'SCRIPT' && !/^\//.test(e.getAttribute('src') ?? '') && e.type !== 'application/ld+json' ? ['inline script'] : []),
          ...(['IFRAME', 'OBJECT', 'EMBED', 'STYLE', 'BASE'].includes(e.tagName) && e.getAttribute('href') !== '/en/' ? [e.tagName] : [])])
        """;

    // Focus, pointer and clicks are what the handlers wait for.
    private const string Touch =
        "() => document.querySelectorAll('main a:not([href]), main p, main li, main td, main dd').forEach(e => { e.click(); e.dispatchEvent(new Event('mouseover', { bubbles: true })); e.dispatchEvent(new Event('focus')); })";

    /// <summary>Opens an address; nothing on it runs, could run later, or breaks the content policy.</summary>
    public static async Task RunNothing(this Window window, string address)
    {
        var answer = await window.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        Assert.True(answer!.Status < 500, $"{address}: {answer.Status}");
        await window.RanNothing();
    }

    /// <summary>Nothing on the page that stands open has run, could run later, or breaks the content policy.</summary>
    public static async Task RanNothing(this Window window)
    {
        await window.Page.EvaluateAsync(Touch);
        Assert.Empty(await window.Page.EvaluateAsync<string[]>(Dangers));
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("() => window.ran"));
        Assert.Empty(window.Faults);
    }
}
