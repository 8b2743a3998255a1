using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Web.Hosting.Past;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Integration.TradeOffs;

/// <summary>
/// The calculator of what a budget gives to how many. A scenario is its address: name and figures stand in it, so that it can be kept and sent.
/// </summary>
internal static class TradeOffEndpoints
{
    public static void MapTradeOffs(this WebApplication app) => app.MapGet("/trade-off", Show).ExcludeFromDescription();

    private static async Task<RazorComponentResult<TradeOffPage>> Show(
        string? name, string? member, string? budget, string? beneficiaries, string? administration, string? budget2, string? beneficiaries2,
        HttpContext context, Inventories inventories, InventoryFeed feed)
    {
        var picture = await feed.Fresh();
        var form = new TradeOffForm(Short(name), member ?? "", budget ?? "", beneficiaries ?? "", administration ?? "", budget2 ?? "", beneficiaries2 ?? "");
        var told = member is { Length: > 0 } && inventories.Member(member) is not null && await inventories.Standing(member, AsOf.Of(context)) is { } standing
            ? TradeOff.Of(standing.Inventory)
            : null;
        if (told is { } sums && form.Budget.Length == 0 && form.Beneficiaries.Length == 0)
            form = form with { Budget = Plain(sums.Budget), Beneficiaries = Plain(sums.Beneficiaries) };
        string[] countries = [.. picture.Accepted.Keys.Order(StringComparer.Ordinal), .. inventories.Sample is { } sample ? new[] { sample } : []];
        return new(new { Form = form, Countries = countries, Told = told, Asked = context.Request.Query.Count > 0 });
    }

    private static string Short(string? name) => name is null ? "" : name.Length <= 120 ? name.Trim() : name[..120].Trim();

    private static string Plain(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A scenario as it was typed.</summary>
public sealed record TradeOffForm(string Name, string Member, string Budget, string Beneficiaries, string Administration, string Budget2, string Beneficiaries2)
{
    /// <summary>Names of the fields that cannot be read.</summary>
    public IReadOnlyList<string> Unfit =>
    [
        .. new[] { ("budget", Budget, Number(Budget)), ("beneficiaries", Beneficiaries, Number(Beneficiaries)), ("administration", Administration, Number(Administration) is < 100 and var share ? share : null),
            ("budget2", Budget2, Number(Budget2)), ("beneficiaries2", Beneficiaries2, Number(Beneficiaries2)) }
            .Where(f => f.Item2.Length > 0 && f.Item3 is null).Select(f => f.Item1),
    ];

    /// <summary>As it is; null if it cannot be reckoned with.</summary>
    public TradeOff? Now => Of(Number(Budget), Number(Beneficiaries));

    /// <summary>As it would be: what is left empty stays.</summary>
    public TradeOff? Then => Of(Number(Budget2) ?? Number(Budget), Number(Beneficiaries2) ?? Number(Beneficiaries));

    private TradeOff? Of(decimal? budget, decimal? people) =>
        Unfit.Count == 0 && budget is { } money && people is { } count and < 10_000_000_000m && decimal.IsInteger(count)
            && new TradeOff(money, Number(Administration) ?? 0, (long)count) is { IsFit: true } fit
            ? fit
            : null;

    private static decimal? Number(string text) => FigureReader.Read(text).Value is { } value and >= 0 and < 1e15 ? (decimal)value : null;
}
