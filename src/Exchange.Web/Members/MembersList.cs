using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Board;
using Exchange.Model.Members;

namespace Exchange.Web.Members;

/// <summary>What the list says of one member.</summary>
public sealed record MemberLine(Member Member, int Reported, int Of, int National, int? LatestYear);

/// <summary>The members by group, as asked for.</summary>
/// <param name="Search">What was typed; empty for everything.</param>
/// <param name="Group">Only this group; null for all.</param>
/// <param name="Groups">The groups that have somebody to show.</param>
/// <param name="All">How many members there are.</param>
public sealed record MembersList(
    string Search, MemberGroup? Group, ImmutableArray<(MemberGroup Group, ImmutableArray<MemberLine> Lines)> Groups, int All)
{
    public int Found => Groups.Sum(g => g.Lines.Length);

    public bool IsFiltered => Search.Length > 0 || Group is not null;

    /// <summary>Lists the members whose code or name, in any language, contains the search.</summary>
    public static MembersList Of(BoardState board, string? search, string? group, string language)
    {
        var text = search?.Trim() ?? "";
        MemberGroup? only = Enum.TryParse<MemberGroup>(group, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        var order = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
        var found = board.Reference.Members
            .Where(m => (only is null || m.Group == only) && Matches(m, text))
            .GroupBy(m => m.Group)
            .OrderBy(g => g.Key)
            .Select(g => (g.Key, g.OrderBy(m => m.Name.In(language), order).Select(m => Line(board, m)).ToImmutableArray()));
        return new(text, only, [.. found], board.Reference.Members.Length);
    }

    private static MemberLine Line(BoardState board, Member member)
    {
        var picture = MemberPicture.Of(board, member.Iso3)!;
        return new(member, picture.Reported, picture.Asked, picture.National, picture.LatestYear);
    }

    // Accents and case do not matter to somebody who looks for a country.
    private static bool Matches(Member member, string text) =>
        text.Length == 0
        || new[] { member.Iso3, member.Iso2, member.Name.En, member.Name.Fr, member.Name.Ar }.Any(name =>
            CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
}
