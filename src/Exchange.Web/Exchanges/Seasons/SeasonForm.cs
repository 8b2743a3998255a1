using Exchange.Model;
using Exchange.Model.Exchanges.Seasons;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>A season as it is typed.</summary>
public sealed record SeasonForm(string Id, string En, string Fr, string Ar, string Opens, string Closes, string FirstMonth, string LastMonth)
{
    public static SeasonForm Empty { get; } = new("", "", "", "", "", "", "", "");

    public static SeasonForm Of(IFormCollection form) => new(
        form.Typed("id"), form.Typed("title-en"), form.Typed("title-fr"), form.Typed("title-ar"), form.Typed("opens"), form.Typed("closes"),
        form.Typed("first"), form.Typed("last"));

    /// <summary>The day that cannot be read.</summary>
    public string Unreadable => Forms.Day(Opens) is null ? Opens : Closes;

    /// <summary>The season; null if a day cannot be read.</summary>
    public Season? Read() => Forms.Day(Opens) is { } opens && Forms.Day(Closes) is { } closes
        ? new(Id, new(En, Fr.Length > 0 ? Fr : En, Ar.Length > 0 ? Ar : En), new(opens, TimeOnly.MinValue, TimeSpan.Zero), Forms.EndOf(closes), FirstMonth, LastMonth)
        : null;
}
