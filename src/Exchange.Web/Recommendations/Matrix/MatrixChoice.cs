using Exchange.Model.Members;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Exchange.Web.Recommendations.Matrix;

/// <summary>Which part of the matrix is shown; the address says it, so that any view can be passed on.</summary>
/// <param name="Group">Members of this group only.</param>
/// <param name="Level">Members at this level only; 0 for those not assessed.</param>
/// <param name="Recommendation">A letter, or the id of one recommendation; null for all.</param>
public sealed record MatrixChoice(MemberGroup? Group, int? Level, string? Recommendation)
{
    /// <summary>Reads a query string; what it does not know is as if it were not there.</summary>
    public static MatrixChoice Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new(
            Enum.TryParse<MemberGroup>(Value("group"), out var group) && Enum.IsDefined(group) ? group : null,
            Value("level") is ['0' or '1' or '2' or '3'] level ? level[0] - '0' : null,
            Value("recommendation") is { Length: > 0 and <= 3 } recommendation ? recommendation : null);

        string? Value(string name) => values.TryGetValue(name, out var given) ? given.ToString() : null;
    }

    /// <summary>Whether a recommendation is shown.</summary>
    public bool Shows(string id) => Recommendation is not { } wanted || id == wanted || (wanted.Length == 1 && id.StartsWith(wanted, StringComparison.Ordinal));

    /// <summary>The query string, with its question mark if there is any.</summary>
    public override string ToString()
    {
        var query = new QueryBuilder();
        if (Group is { } group)
            query.Add("group", group.ToString());
        if (Level is { } level)
            query.Add("level", FormattableString.Invariant($"{level}"));
        if (Recommendation is { } recommendation)
            query.Add("recommendation", recommendation);
        return query.ToString();
    }
}
