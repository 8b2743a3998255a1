using Exchange.Model.Members;

namespace Exchange.Web.Hosting.Content;

/// <summary>Reads members.csv and tiles.csv.</summary>
internal static class MemberFiles
{
    public const string Members = "members.csv";
    public const string Tiles = "tiles.csv";

    public static Dictionary<string, Member> Read(ContentFiles files)
    {
        var tiles = ReadTiles(files);
        var members = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var row in files.Rows(Members, "iso3", "iso2", "name_en", "name_fr", "name_ar", "oic_group", "wb_region", "suggested_ui_language", "ldc", "note"))
        {
            var iso3 = Letters(row, "iso3", 3);
            var member = new Member(
                iso3,
                Letters(row, "iso2", 2),
                row.Texts("name"),
                row.Choice("oic_group", ("African", MemberGroup.African), ("Arab", MemberGroup.Arab), ("Asian", MemberGroup.Asian)),
                row.Text("wb_region"),
                row.Choice("ldc", ("0", false), ("1", true)),
                row.Choice("suggested_ui_language", ("en", "en"), ("fr", "fr"), ("ar", "ar")),
                tiles.TryGetValue(iso3, out var place) ? place.Tile : throw row.Wrong($"{iso3} has no tile in {Tiles}."),
                row.TextOrNull("note"));
            if (!members.TryAdd(iso3, member))
                throw row.Wrong($"{iso3} appears twice.");
        }
        foreach (var (iso3, place) in tiles)
            if (!members.ContainsKey(iso3))
                throw place.Row.Wrong($"{iso3} is not in {Members}.");
        return members;
    }

    private static Dictionary<string, (Tile Tile, ContentRow Row)> ReadTiles(ContentFiles files)
    {
        var tiles = new Dictionary<string, (Tile, ContentRow)>(StringComparer.Ordinal);
        var taken = new Dictionary<Tile, string>();
        foreach (var row in files.Rows(Tiles, "iso3", "row", "col"))
        {
            var iso3 = Letters(row, "iso3", 3);
            var tile = new Tile(row.Whole("row", 0, 99), row.Whole("col", 0, 99));
            if (!tiles.TryAdd(iso3, (tile, row)))
                throw row.Wrong($"{iso3} appears twice.");
            if (!taken.TryAdd(tile, iso3))
                throw row.Wrong($"{iso3} would lie on the tile of {taken[tile]}.");
        }
        return tiles;
    }

    /// <summary>A country code: exactly so many capital Latin letters.</summary>
    public static string Letters(ContentRow row, string column, int count)
    {
        var text = row.Text(column);
        return text.Length == count && text.All(char.IsAsciiLetterUpper)
            ? text
            : throw row.Wrong($"'{text}' in '{column}' is not a code of {count} capital letters.");
    }
}
