using System.Text.Json.Serialization;
using Exchange.Model.Indicators;
using Exchange.Model.Notices;

namespace Exchange.Web.Notices;

/// <summary>What an address receives.</summary>
/// <param name="Type">For example <c>submission.accepted</c>.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">What it is about.</param>
internal sealed record HookDocument(string Type, DateTimeOffset Timestamp, HookData Data)
{
    /// <summary>More are not listed: whoever is told asks the API for the rest.</summary>
    private const int MostCells = 200;

    public static HookDocument Of(Signal signal) => new(NameOf(signal.Kind), signal.At, new(
        signal.Round.Length == 0 ? null : signal.Round,
        signal.Member.Length == 0 ? null : signal.Member,
        signal.Cells.IsDefaultOrEmpty ? null : [.. signal.Cells.Take(MostCells).Select(CellKey.Parse).Select(k => new HookCell(k.Indicator, k.Disaggregation, k.Year))]));

    public static string NameOf(Happening kind) => kind switch
    {
        Happening.Ping => "ping",
        Happening.RoundOpened => "round.opened",
        Happening.Submitted => "submission.submitted",
        Happening.Returned => "submission.returned",
        Happening.Accepted => "submission.accepted",
        _ => "submission.published",
    };
}

internal sealed record HookData(string? Round, string? Member, IReadOnlyList<HookCell>? Cells);

internal sealed record HookCell(string Indicator, string Disaggregation, int Year);
