using System.Text.RegularExpressions;
using Exchange.Web.Tests.Library;

namespace Exchange.Browser;

/// <summary>
/// Every form of the product, filled in by a real browser with attempts to run script in each field that takes words and in names of files, and
/// sent: neither what the product answers nor the pages that show it afterwards run anything.
/// </summary>
public sealed partial class EveryFormScriptTests : IAsyncLifetime
{
    // Of its own: what is typed here would stand in everybody else's forms.
    private readonly Product _product = new();

    public ValueTask InitializeAsync() => _product.InitializeAsync();

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    // Forms that stand on pages of their own.
    private static readonly (string Persona, string[] Pages)[] Others =
    [
        ("focal-point", [
            .. new[] { "programmes/new", "datasets/new", "shocks/new", "connections", "remarks" }.Select(p => "inventory/SEN/" + p),
            .. new[] { "support", "progress", "barriers", "obstacle", "pilot" }.Select(p => "members/SEN/recommendations/a3/" + p),
            "exchanges/desk/trial/offer", "exchanges/calls/new",
        ]),
        ("secretariat", ["exchanges/calls/new", "exchanges/calls/trial/edit", "exchanges/calls/trial/applications", "exchanges/seasons"]),
    ];

    [Fact]
    public async Task Nothing_that_is_typed_into_any_form_runs_or_breaks_the_content_policy()
    {
        var attempts = Payloads.All.Select(p => new string([.. p.Where(c => !char.IsControl(c))])).Where(p => p.Length > 0).ToArray();
        var (sent, forms) = (0, new HashSet<string>(StringComparer.Ordinal));
        var shown = new HashSet<(string Persona, string Page)>();
        var windows = new Dictionary<string, Window>();
        foreach (var (persona, pages) in AccessibilityTests.SignedIn.Concat(Others))
        {
            if (!windows.ContainsKey(persona))
                windows[persona] = await SignedIn(persona);
            var page = windows[persona].Page;
            foreach (var start in pages)
            {
                await page.GotoAsync("/en/" + start, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
                var all = await page.EvaluateAsync<string[]>(Actions);
                foreach (var form in all)
                {
                    if (LeftOut().IsMatch(form) || !forms.Add($"{persona} {Identity().Replace(form, "ID")}"))
                        continue;
                    await page.GotoAsync("/en/" + start, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
                    // What was sent before can have taken the form away.
                    if (!(await page.EvaluateAsync<string[]>(Actions)).Contains(form))
                        continue;
                    sent += await Loaded(page, () => page.EvaluateAsync<int>(Fill, new { form, attempts, next = sent }), $"{start}: {form}");
                    await windows[persona].RanNothing();
                    shown.Add((persona, start));
                }
            }
        }
        Assert.True(forms.Count >= 50 && sent >= 8_000, $"{forms.Count} forms, {sent} attempts");
        foreach (var (persona, page) in shown)
            await windows[persona].RunNothing("/en/" + page);
    }

    private async Task<Window> SignedIn(string persona)
    {
        var window = await _product.Open();
        await window.Page.AddInitScriptAsync(Scripts.Count);
        await window.Page.GotoAsync("/en/people/sign-in");
        await window.Page.Locator($"button[name=persona][value=persona-{persona}]").ClickAsync();
        return window;
    }

    private static async Task<int> Loaded(IPage page, Func<Task<int>> send, string form)
    {
        var loaded = new TaskCompletionSource();
        void Heard(object? sender, IPage of) => loaded.TrySetResult();
        page.DOMContentLoaded += Heard;
        try
        {
            var used = await send();
            Assert.True(await Task.WhenAny(loaded.Task, Task.Delay(TimeSpan.FromSeconds(30))) == loaded.Task, $"No answer to {form}");
            return used;
        }
        finally
        {
            page.DOMContentLoaded -= Heard;
        }
    }

    private const string Actions = "() => [...document.querySelectorAll('form[method=post]')].map(f => f.getAttribute('action') ?? '')";

    // Words go where words are taken, cut to what the field takes; everything else keeps what stands there, or takes the first that fits.
    private const string Fill = """
        ({ form: action, attempts, next }) => {
          const form = [...document.querySelectorAll('form[method=post]')].find(f => (f.getAttribute('action') ?? '') === action);
          let used = 0;
          const take = longest => {
            let words = '';
            while (words.length === 0 || (longest > 400 && words.length < longest - 200))
              words += attempts[(next + used++) % attempts.length] + '\n';
            return words.trim().slice(0, longest);
          };
          for (const e of form.elements) {
            const longest = e.maxLength > 0 ? e.maxLength : 200;
            if (e.tagName === 'TEXTAREA' || (e.tagName === 'INPUT' && ['text', 'search'].includes(e.type)))
              e.value = e.pattern || e.inputMode === 'decimal' || e.inputMode === 'numeric' ? e.value : take(e.tagName === 'INPUT' ? Math.min(longest, 200) : longest);
            else if (e.type === 'url')
              e.value = 'https://example.org/' + take(longest - 20);
            else if (e.type === 'file') {
              const files = new DataTransfer();
              files.items.add(new File(['A letter.'], take(150).replaceAll('/', ' ') + '.txt', { type: 'text/plain' }));
              e.files = files.files;
            }
            else if (e.tagName === 'SELECT' && !e.value)
              e.selectedIndex = Math.min(1, e.options.length - 1);
            else if (e.type === 'radio' && !form.querySelector(`[name="${CSS.escape(e.name)}"]:checked`))
              e.checked = true;
            else if (!e.value && ['number', 'date', 'month', 'email'].includes(e.type))
              e.value = { number: e.min || '1', date: e.min || '2027-01-15', month: e.min || '2027-03', email: 'a@example.org' }[e.type];
          }
          form.noValidate = true;
          form.requestSubmit(form.querySelector('button:not([type=button])'));
          return used;
        }
        """;

    // They end the visit, or wait for a key in the hand.
    [GeneratedRegex("sign-out|sign-in|people/setup|/end|passkeys")]
    private static partial Regex LeftOut();

    [GeneratedRegex("[0-9a-f]{8,}")]
    private static partial Regex Identity();
}
