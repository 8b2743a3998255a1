using Exchange.Web.Board;
using Exchange.Web.Hosting.Health;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Operator;

/// <summary>Checks, silos and durations in the language at hand.</summary>
internal static class OperatorWords
{
    public static string Name(Standing check) => check.Name switch
    {
        SiloCheck.Name => OperatorTexts.CheckSilo,
        BoardCheck.Name => OperatorTexts.CheckBoard,
        StorageCheck.Name => OperatorTexts.CheckStorage,
        StoppingCheck.Name => OperatorTexts.CheckStopping,
        _ => check.Name,
    };

    public static string Meaning(Standing check) => (check.Name, check.IsHealthy) switch
    {
        (SiloCheck.Name, true) => OperatorTexts.SiloWell,
        (SiloCheck.Name, false) => OperatorTexts.SiloIll,
        (BoardCheck.Name, true) => OperatorTexts.BoardWell,
        (BoardCheck.Name, false) => OperatorTexts.BoardIll,
        (StorageCheck.Name, true) => OperatorTexts.StorageWell,
        (StorageCheck.Name, false) => OperatorTexts.StorageIll,
        (StoppingCheck.Name, true) => OperatorTexts.StoppingWell,
        (StoppingCheck.Name, false) => OperatorTexts.StoppingIll,
        _ => check.Description ?? "",
    };

    public static string Of(SiloStatus status) => status switch
    {
        SiloStatus.Active => OperatorTexts.StatusActive,
        SiloStatus.Created or SiloStatus.Joining => OperatorTexts.StatusJoining,
        SiloStatus.ShuttingDown or SiloStatus.Stopping => OperatorTexts.StatusLeaving,
        _ => OperatorTexts.StatusDead,
    };

    /// <summary>A duration by its largest unit: 3 days, 5 hours, 12 minutes.</summary>
    public static string Duration(TimeSpan duration) =>
        duration.TotalDays >= 1 ? Write.Count(OperatorTexts.Days, (int)duration.TotalDays)
        : duration.TotalHours >= 1 ? Write.Count(OperatorTexts.Hours, (int)duration.TotalHours)
        : Write.Count(OperatorTexts.Minutes, Math.Max(0, (int)duration.TotalMinutes));
}
