using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Languages;
using Microsoft.AspNetCore.Components;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>The live part of a round's page. Without script it stands as it was when the page was made.</summary>
public sealed partial class RoundBoard : SecretariatBoard
{
    [Inject] private RoundFeed Feed { get; set; } = null!;

    /// <summary>The round's id.</summary>
    [Parameter, EditorRequired] public required string Round { get; set; }

    /// <summary>The page's query string.</summary>
    [Parameter] public string Query { get; set; } = "";

    private RoundRows? Rows { get; set; }

    private FeedLine Line { get; set; } = FeedLine.Live;

    private string StateOfLine => Line switch
    {
        FeedLine.Reconnecting => Write.Text(RoundsTexts.Lost, Write.Moment(Rows!.Now)),
        _ when RendererInfo.IsInteractive => RoundsTexts.Live,
        _ => Write.Text(RoundsTexts.AsOf, Write.Moment(Rows!.Now)),
    };

    private protected override Task Begin()
    {
        if (Feed.Last(Round) is { } picture)
            Rows = Draw(picture);
        if (RendererInfo.IsInteractive)
            Follow(Feed.Watch(Round, (next, line) => _ = InvokeAsync(() => Hear(next, line))));
        return Task.CompletedTask;
    }

    private protected override void Forget() => Rows = null;

    private async Task Hear(RoundPicture? picture, FeedLine line)
    {
        if (IsOver)
            return;
        Speak();
        Line = line;
        ImmutableHashSet<string> changed = [];
        if (picture is not null && picture.Version != Rows?.Picture.Version)
        {
            var before = Rows?.Picture.Members.ToDictionary(m => m.Member, StringComparer.Ordinal);
            Rows = Draw(picture);
            changed = before is null ? [] : [.. picture.Members.Where(m => before.GetValueOrDefault(m.Member) != m).Select(m => m.Member)];
        }
        await Show(changed, () => string.Join(" ", Rows!.All.Where(r => changed.Contains(r.Member.Iso3)).Take(3).Select(r =>
            $"{r.Member.Name.In(LanguageCode)}: {RoundWords.Of(r.Progress.Status)}.")));
    }

    private RoundRows Draw(RoundPicture picture) => RoundRows.Of(picture, Content.Current, RoundChoice.Read(Query), Time.GetUtcNow());
}
