namespace Exchange.Web.Tests.Library;

/// <summary>
/// Attempts to run script from a page of the library, each calling <c>alert(1)</c>: as HTML, as links of every form, through the marks of
/// Markdown, and made to survive being cleaned and parsed again. Linked into the browser's tests too.
/// </summary>
internal static class Payloads
{
    private static readonly string[] Elements =
        ["img src=x", "svg", "body", "video src=x", "audio src=x", "input autofocus", "details open", "iframe", "object data=x", "marquee", "select autofocus", "textarea autofocus", "form", "math", "a href=#", "p"];

    private static readonly string[] Handlers = ["onerror", "onload", "onfocus", "ontoggle", "onclick", "onmouseover", "onpointerenter", "onanimationstart"];

    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)", "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)", "&#1;javascript:alert(1)", " javascript:alert(1)", "javascript://example.org/%0Aalert(1)", "javascript:%61lert(1)", "vbscript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=alert(1)>", "blob:alert(1)",
        "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "jar:javascript:alert(1)", "\\x6Aavascript:alert(1)", "%6Aavascript:alert(1)", "//elsewhere.example/x.js",
        "filesystem:javascript:alert(1)", "javascript:alert`1`", "livescript:alert(1)", "mocha:alert(1)",
    ];

    private static readonly string[] Others =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=data:text/javascript,alert(1)></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script\n>alert(1)</script\n>",
        "<svg><script>alert(1)</script></svg>", "<svg><script href=data:text/javascript,alert(1) />", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<style><img src=\"</style><img src=x onerror=alert(1)>\">", "<title><img src=\"</title><img src=x onerror=alert(1)>\">",
        "<xmp><img src=\"</xmp><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script></template>", "<!--><img src=x onerror=alert(1)>-->", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
        "<![CDATA[><script>alert(1)</script>]]>", "<?php echo '<script>alert(1)</script>' ?>", "<base href=javascript:alert(1)//>", "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
        "<link rel=stylesheet href=data:text/css,*{x:expression(alert(1))}>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<object type=text/html data=\"data:text/html,<script>alert(1)</script>\"></object>",
        "<embed src=javascript:alert(1)>", "<form action=javascript:alert(1)><button>x</button></form>", "<button formaction=javascript:alert(1)>x</button>", "<isindex action=javascript:alert(1) type=image>",
        "<div style=\"background:url(javascript:alert(1))\">x</div>", "<div style=\"width:expression(alert(1))\">x</div>", "<p id=content><a name=body></a></p>", "<form id=document><input name=cookie></form>",
        "<a href=\"javascript:alert(1)\" id=defaultView>x</a>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
        "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='alert(1)'/></svg>#x\"/></svg>", "<svg></p><style><a id=\"</style><img src=x onerror=alert(1)>\">",
        "<table background=javascript:alert(1)><tr><td>x</table>", "\"><img src=x onerror=alert(1)>", "'><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "\" autofocus onfocus=\"alert(1)",
        "</script><script>alert(1)</script>", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "@(alert(1))", "<%= alert(1) %>",
        "`<img src=x onerror=alert(1)>`", "``` <img src=x onerror=alert(1)>\nx\n```", "> [!NOTE] <img src=x onerror=alert(1)>", "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>alert(1)</script> | c |",
        "## <img src=x onerror=alert(1)>", "## x {#y onclick=alert(1)}", "[x]{onclick=alert(1)}(https://example.org)", "![x](x){onerror=alert(1)}", "[^\"><img src=x onerror=alert(1)>]: note",
        "```\"><script>alert(1)</script>\nx\n```", "```diagram\n<img src=x onerror=alert(1)> -> <script>alert(1)</script>: \"><svg onload=alert(1)>\n```", "<https://example.org/\"onmouseover=\"alert(1)>", "<mailto:x@example.org\"onclick=\"alert(1)>",
        "\u202E<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img\tsrc=x\tonerror=alert(1)>", "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">", "<<script>alert(1)//<</script>", "<a href=\"https://example.org\" onclick=alert(1)>x</a>",
    ];

    /// <summary>All of them; each differs from every other.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Elements.SelectMany(e => Handlers.Select(h => $"<{e} {h}=alert(1)>x")),
        .. Addresses.SelectMany((a, n) => new[] { $"[x]({a})", $"[x](<{a}>)", $"<{a}>", $"![x]({a})", $"[x][r{n}]\n\n[r{n}]: {a}", $"<a href=\"{a}\">x</a>" }),
        .. Others,
    ];
}
