namespace Exchange.Web.Layout;

/// <summary>Addresses of a room's public pages, below the language, for those who index the site. Each room adds its own.</summary>
internal sealed record PublicAddresses(Func<IEnumerable<string>> All);
