using Exchange.Model.Integration;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Integration.Map;

/// <summary>The squares of the map in signs and words; a colour alone never says anything.</summary>
internal static class MapWords
{
    public static string Sign(ConnectionState state) => state switch
    {
        ConnectionState.Live => "●",
        ConnectionState.Batch => "◐",
        ConnectionState.NotLive => "○",
        ConnectionState.Manual => "□",
        ConnectionState.Planned => "+",
        ConnectionState.Missing => "×",
        _ => "·",
    };

    public static string Of(ConnectionState state) => state switch
    {
        ConnectionState.Live => InventoryTexts.Cell_Live,
        ConnectionState.Batch => InventoryTexts.Cell_Batch,
        ConnectionState.NotLive => InventoryTexts.Cell_NotLive,
        ConnectionState.Manual => InventoryTexts.Cell_Manual,
        ConnectionState.Planned => InventoryTexts.Cell_Planned,
        ConnectionState.Missing => InventoryTexts.Cell_Missing,
        _ => InventoryTexts.Cell_None,
    };

    public static string Of(ConnectionSquare square) => square is { Needed: false, State: not ConnectionState.None }
        ? Write.Text(InventoryTexts.Cell_Unneeded, Of(square.State))
        : Of(square.State);
}
