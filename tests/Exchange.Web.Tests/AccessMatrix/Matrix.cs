using System.Text.RegularExpressions;

namespace Exchange.Web.Tests.AccessMatrix;

/// <summary>The matrix as it is written down, and what is asked for at each address.</summary>
internal static partial class Matrix
{
    private const string FileName = "endpoints.csv";

    /// <summary>Places whose addresses are not the product's own.</summary>
    public static IReadOnlyList<string> Elsewhere { get; } = ["/_blazor", "/_framework", "/live", "/operator/", "/reference", "/openapi"];

    public static IReadOnlyList<Line> Lines { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "AccessMatrix", FileName)).Skip(1).Select(l => l.Split(',')).Select(f => new Line(f[0], f[1], f[2..]))];

    /// <summary>Where lines that are missing are proposed.</summary>
    public static string Proposal { get; } = Path.Combine(AppContext.BaseDirectory, "AccessMatrix", "proposed-" + FileName);

    // Something that exists where it matters who asks; what does not exist is refused or unknown to everybody alike.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["iso3"] = Everybody.Own, ["round"] = Everybody.Round, ["id"] = Everybody.Round, ["group"] = "coverage", ["code"] = "per_sa_allsa.cov_pop_tot",
        ["slug"] = "payment-gateway", ["link"] = "none", ["part"] = "organisations", ["programme"] = "none", ["dataset"] = "none", ["name"] = "none",
        ["file"] = "none", ["account"] = "none", ["season"] = Everybody.Round, ["block"] = "B07", ["match"] = "none", ["request"] = "none", ["table"] = "none", ["call"] = "none.none", ["what"] = "action",
    };

    private const string Cell = """{"operationId":"OPERATION","indicator":"per_sa_allsa.cov_pop_tot","year":2024,"text":"why","member":"NGA","confirmed":true}""";
    private const string Decision = """{"operationId":"OPERATION","revision":0,"reason":"why"}""";

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["/api/v1/exchanges/calls"] = """{"operationId":"OPERATION","host":"SEN"}""",
        ["/api/v1/exchanges/calls/{id}/publish"] = """{"operationId":"OPERATION"}""",
        ["/api/v1/exchanges/calls/{id}/cancel"] = """{"operationId":"OPERATION"}""",
        ["/api/v1/exchanges/calls/{id}/applications/{account}"] = """{"operationId":"OPERATION","act":"select","reason":"why"}""",
        ["/api/v1/rounds"] = """{"operationId":"OPERATION"}""",
        ["/api/v1/rounds/{round}"] = """{"operationId":"OPERATION","title":""}""",
        ["/api/v1/rounds/{round}/opening"] = """{"operationId":"OPERATION"}""",
        ["/api/v1/rounds/{round}/extensions"] = """{"operationId":"OPERATION","member":"SEN","until":"2000-01-01"}""",
        ["/api/v1/rounds/{round}/closing"] = """{"operationId":"OPERATION","revision":0}""",
        ["/api/v1/rounds/{round}/submissions/{iso3}"] = """{"operationId":"OPERATION","cells":[{"indicator":"per_sa_allsa.cov_pop_tot","year":2024,"value":24.1}]}""",
        ["/api/v1/rounds/{round}/submissions/{iso3}/accept"] = Decision,
        ["/api/v1/rounds/{round}/submissions/{iso3}/return"] = Decision,
        ["/api/v1/rounds/{round}/submissions/{iso3}/withdraw"] = Decision,
        ["/api/v1/rounds/{round}/submissions/{iso3}/comments"] = Cell,
        ["/api/v1/rounds/{round}/submissions/{iso3}/verifications"] = Cell,
        ["/api/v1/rounds/{round}/submissions/{iso3}/verify"] = Cell,
        ["/api/v1/rounds/{round}/submissions/{iso3}/workbook/{id}/confirm"] = """{"operationId":"OPERATION","revision":0}""",
        ["/api/v1/members/{iso3}/inventory/remarks"] = """{"operationId":"OPERATION","entry":"organisation:ministry","text":"why"}""",
        ["/api/v1/members/{iso3}/recommendations/{id}"] = """{"operationId":"OPERATION","support":{"stance":"noted"}}""",
        ["/api/v1/members/{iso3}/inventory/workbook/{id}/confirm"] = """{"revision":0}""",
        ["/api/v1/members/{iso3}/inventory/entries"] = """{"operationId":"OPERATION","entries":[{"entry":"organisation:ministry","fields":{"name":"Ministry"}}]}""",
        ["/api/v1/members/{iso3}/inventory/hand-in"] = Decision,
        ["/api/v1/members/{iso3}/inventory/withdraw"] = Decision,
        ["/api/v1/members/{iso3}/inventory/accept"] = Decision,
        ["/api/v1/members/{iso3}/inventory/return"] = Decision,
        ["/api/v1/exchanges/seasons/{season}/offers"] = """{"operationId":"OPERATION","offer":{"id":"o1","member":"SEN","block":"B09","languages":["fr"],"months":["2100-05"]}}""",
        ["/api/v1/exchanges/seasons/{season}/requests"] = """{"operationId":"OPERATION","request":{"id":"r1","member":"SEN","block":"B09","languages":["fr"],"months":["2100-05"]}}""",
        ["/api/v1/exchanges/seasons/{season}/withdraw"] = """{"operationId":"OPERATION","id":"none"}""",
        ["/api/v1/exchanges/seasons/{season}/matches"] = """{"operationId":"OPERATION","matches":[{"request":"r-ner-04","offer":"o-idn-04","month":"2100-05"}]}""",
        ["/api/v1/exchanges/seasons/{season}/matches/{match}"] = """{"operationId":"answer","act":"agree"}""",
        ["/api/v1/rounds/{round}/submissions/{iso3}/delegations"] = """{"operationId":"OPERATION","email":"nobody@example.org","sections":["coverage"]}""",
    };

    public static string Address(string route)
    {
        var address = Parameter().Replace(route.Replace("recommendations/{id}", "recommendations/a3", StringComparison.Ordinal), m => Values.TryGetValue(m.Groups[1].Value, out var value)
            ? value : throw new InvalidOperationException($"Say in Matrix.Values what to put in {m.Value} of {route}."));
        return address.StartsWith("/api", StringComparison.Ordinal) ? address : "/en" + address;
    }

    // An operation of its own for each address: the same again would be answered from before.
    public static string? Body(string verb, string route) => verb == "GET" ? null : Bodies.GetValueOrDefault(route)?.Replace("OPERATION", route[(route.LastIndexOf('/') + 1)..], StringComparison.Ordinal);

    /// <summary>Writes lines that are missing, as the product answers now; whether it should is for a person to say.</summary>
    public static async Task Propose(IEnumerable<(string Verb, string Route)> missing, Func<string, string, string, Task<string>> ask)
    {
        await using var proposal = new StreamWriter(Proposal);
        foreach (var (verb, route) in missing)
        {
            await proposal.WriteAsync($"{verb},{route}");
            foreach (var name in Everybody.Names)
                await proposal.WriteAsync("," + await ask(name, verb, route));
            await proposal.WriteLineAsync();
        }
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    /// <summary>How far each of <see cref="Everybody.Names"/> gets.</summary>
    public sealed record Line(string Verb, string Route, IReadOnlyList<string> Reach)
    {
        public string this[string name] => Reach[Everybody.Names.ToList().IndexOf(name)];
    }
}
