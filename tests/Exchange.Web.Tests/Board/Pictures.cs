using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exchange.Web.Tests.Board;

/// <summary>The board as it is with the published figures, and with one national figure more.</summary>
internal static class Pictures
{
    public static Reference Reference { get; } = Read();

    public static BoardState Published { get; } = BoardState.Build(Reference, []);

    public static BoardState With(string member, string indicator, int year, double value) =>
        Published.With(new Publication(
            member, "round:2026", 1,
            [new(member, new(indicator, year), value, Basis.National, "Survey", EvidenceGrade.Documented, new("round:2026", new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero)))],
            []));

    private static Reference Read()
    {
        using var folder = new ContentFolder(ContentServices.Find(null, AppContext.BaseDirectory, AppContext.BaseDirectory), NullLogger<ContentFolder>.Instance);
        return folder.Current;
    }
}
