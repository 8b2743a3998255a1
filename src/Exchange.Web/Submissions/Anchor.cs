using Exchange.Model.Indicators;

namespace Exchange.Web.Submissions;

/// <summary>Where on its page a cell stands, as the part of an address behind the hash.</summary>
internal static class Anchor
{
    public static string Of(CellKey key) => "cell-" + string.Concat(key.ToString().Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
}
