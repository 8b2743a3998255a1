namespace Exchange.Web.Hosting.Past;

/// <summary>
/// What a request reads in place of what holds now. It stands in the address (<c>?as-of=</c> or <c>?snapshot=</c>), so that any view can be
/// mailed; a request without it never meets any of this.
/// </summary>
/// <param name="Moment">The moment: everything accepted until then, that instant included.</param>
/// <param name="Address">The part of the address that says it, ready to be put into a link.</param>
/// <param name="Dated">The content says of releases when they came out, and what came out later is left out.</param>
/// <param name="Frozen">The snapshot that is read; null if the moment is drawn from the history.</param>
internal sealed record AsOf(DateTimeOffset Moment, string Address, bool Dated, FrozenView? Frozen = null)
{
    /// <summary>Name of the parameter that gives a day or a moment.</summary>
    public const string Parameter = "as-of";

    /// <summary>Name of the parameter that names a snapshot.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>What pages of this reading have in common besides the picture itself.</summary>
    public string Tag => Frozen is { Superseded: true } ? Address + "-superseded" : Address;

    /// <summary>What the request reads; null if what holds now.</summary>
    public static AsOf? Of(HttpContext? context) => context?.Features.Get<AsOf>();

    /// <summary>Makes it what the request reads. Programs are told the moment in the header of RFC 7089.</summary>
    public static void Set(HttpContext context, AsOf reading)
    {
        context.Features.Set(reading);
        context.Response.Headers["Memento-Datetime"] = reading.Moment.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the address asks for anything of the kind.</summary>
    public static bool IsAsked(HttpRequest request) =>
        request.QueryString.HasValue && (request.Query.ContainsKey(Parameter) || request.Query.ContainsKey(Snapshot));
}

/// <summary>What is said of a snapshot on the pages that show it.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">Its title in the language at hand.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="Superseded">Another is to be cited instead.</param>
/// <param name="Trial">Figures made up for trying the product out are in it.</param>
internal sealed record FrozenView(string Name, string Title, DateTimeOffset FrozenAt, bool Superseded, bool Trial);

/// <summary>Marks an address that can be read as of a moment.</summary>
/// <param name="keeps">What else of the address the page goes by; links to another moment keep it, and nothing else that somebody wrote there.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReadsAsOf(params string[] keeps) : Attribute
{
    /// <summary>The query of the page without its moment; empty, or beginning with a question mark.</summary>
    public QueryString Query(HttpRequest request) => QueryString.Create(request.Query.Where(p => keeps.Contains(p.Key)));

    /// <summary>The same, one by one.</summary>
    public IEnumerable<(string Name, string? Value)> Fields(HttpRequest request) =>
        request.Query.Where(p => keeps.Contains(p.Key)).SelectMany(p => p.Value.Select(value => (p.Key, value)));
}

/// <summary>Why what the address asks for cannot be read.</summary>
/// <param name="Kind">Kind of the problem, as the API names it.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Sentence">The sentence, in the language at hand.</param>
internal sealed record AsOfRefusal(string Kind, int Status, Func<string> Sentence);
