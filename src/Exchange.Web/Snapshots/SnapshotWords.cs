using Exchange.Model.Snapshots;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Snapshots;

/// <summary>Snapshots in the words of the language at hand.</summary>
internal static class SnapshotWords
{
    public static string Of(SnapshotFault fault) => fault switch
    {
        SnapshotFault.NotYours => SnapshotsTexts.NotYours,
        SnapshotFault.NameUnfit => SnapshotsTexts.NameUnfit,
        SnapshotFault.NameTaken => SnapshotsTexts.NameTaken,
        SnapshotFault.TitleUnfit => SnapshotsTexts.TitleUnfit,
        SnapshotFault.TextTooLong => SnapshotsTexts.TextTooLong,
        SnapshotFault.MomentUnfit => SnapshotsTexts.MomentUnfit,
        SnapshotFault.Unknown => SnapshotsTexts.Unknown,
        SnapshotFault.ReasonMissing => SnapshotsTexts.ReasonMissing,
        SnapshotFault.SupersededAlready => SnapshotsTexts.SupersededAlready,
        _ => SnapshotsTexts.SuccessorUnknown,
    };

    /// <summary>What to write under a table or a text that uses the figures.</summary>
    public static string Citation(Snapshot snapshot, string address, DateTimeOffset now) => Write.Text(
        SnapshotsTexts.Citation, snapshot.Title.In(Language.Current.Code), Isolated(snapshot.Name), Write.Moment(snapshot.Moment), Write.Day(snapshot.FrozenAt),
        Isolated(address), Write.Day(now), Isolated(snapshot.File));

    // Names and addresses keep their own direction within Arabic, also where they are copied from the page.
    private static string Isolated(string code) => Language.Current.RightToLeft ? $"\u2066{code}\u2069" : code;

    /// <summary>The permanent address, without a language: each reader is led to their own.</summary>
    public static string Address(HttpRequest request, string name) => $"{request.Scheme}://{request.Host}/snapshots/{name}";
}
