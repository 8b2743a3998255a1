using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Microsoft.AspNetCore.WebUtilities;

namespace Exchange.Web.Board;

/// <summary>What the board's reader has chosen. It lives in the address, so that any view can be mailed.</summary>
/// <param name="Map">Indicator of the map and of the comparison by group.</param>
/// <param name="Relationship">What the scatter shows.</param>
/// <param name="Unknown">What the address asked for and we do not have: codes as typed.</param>
public sealed record BoardQuery(string Map, RelationshipQuery Relationship, ImmutableArray<string> Unknown)
{
    public const string Coverage = "per_sa_allsa.cov_pop_tot";
    public const string Adequacy = "per_sa_allsa.adq_pop_tot";

    /// <summary>Reads a query string; what it does not say, or says wrongly, is as at the start.</summary>
    public static BoardQuery Read(string? query, Reference reference)
    {
        var said = QueryHelpers.ParseQuery(query);
        var unknown = ImmutableArray.CreateBuilder<string>();
        string Indicator(string name, string otherwise)
        {
            if (said.TryGetValue(name, out var code) && code.Count > 0 && !string.IsNullOrEmpty(code[0]))
            {
                if (reference.Indicator(code[0]!) is not null)
                    return code[0]!;
                unknown.Add(code[0]!);
            }
            return otherwise;
        }
        int? Year(string name) =>
            said.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100 ? year : null;

        var without = said.TryGetValue("without", out var codes)
            ? codes.SelectMany(c => (c ?? "").Split([',', ' ', ';', '،'], StringSplitOptions.RemoveEmptyEntries)).Select(c => c.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal).ToArray()
            : [];
        unknown.AddRange(without.Where(c => reference.Member(c) is null));
        var group = said.TryGetValue("group", out var name) && Enum.TryParse<MemberGroup>(name, true, out var known) && Enum.IsDefined(known) ? known : (MemberGroup?)null;
        var pairing = said.TryGetValue("pairing", out var rule) && rule == "latest-each" ? Pairing.LatestEach : Pairing.LatestCommonYear;
        return new(
            Indicator("map", Coverage),
            new(Indicator("x", Coverage), Indicator("y", Adequacy), pairing, Year("from"), Year("to"), [.. without.Where(c => reference.Member(c) is not null)], group),
            unknown.ToImmutable());
    }

    /// <summary>The relationship's part of the address, the same for the page and for the API.</summary>
    public string RelationshipAddress
    {
        get
        {
            var q = Relationship;
            var parts = new List<string> { $"x={q.X}", $"y={q.Y}", $"pairing={(q.Pairing == Pairing.LatestEach ? "latest-each" : "latest-common-year")}" };
            if (q.From is { } from)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"from={from}"));
            if (q.To is { } to)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"to={to}"));
            if (!q.Without.IsEmpty)
                parts.Add("without=" + string.Join(',', q.Without));
            if (q.Group is { } group)
                parts.Add("group=" + group);
            return string.Join('&', parts);
        }
    }

    /// <summary>The whole in one order: equal choices, equal text.</summary>
    public override string ToString() => $"map={Map}&{RelationshipAddress}";
}
