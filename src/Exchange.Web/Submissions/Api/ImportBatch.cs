using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Api;

/// <summary>Judges the lines of an import and sorts what can be taken by member. What is the file's own rule and what is a figure's is one list of findings.</summary>
internal sealed class ImportBatch(Reference reference, IReadOnlyDictionary<string, MemberFigures> figures, int currentYear)
{
    private const int FirstYear = 1990;

    private readonly Dictionary<string, Entries> _byMember = new(StringComparer.Ordinal);

    /// <summary>One member's lines.</summary>
    public sealed class Entries
    {
        public List<Observation> Observations { get; } = new(640);

        public HashSet<CellKey> Seen { get; } = new(640);
    }

    public int Lines { get; private set; }

    public List<(int Line, Finding Finding)> Findings { get; } = [];

    public IEnumerable<KeyValuePair<string, Entries>> ByMember => _byMember;

    /// <summary>Takes the line at hand or says what is wrong with it.</summary>
    public void Take(ImportFile line)
    {
        Lines++;
        if (line.Fields != line.Columns)
        {
            Find(line, "FieldsMissing", null, line.Fields, line.Columns);
            return;
        }
        if (reference.Member(line.Member) is not { } member)
            Find(line, "UnknownMember", null, line.Member);
        else if (reference.Indicator(line.Indicator) is not { } indicator)
            Find(line, "UnknownIndicator", null, line.Indicator);
        else if (!indicator.Reportable)
            Find(line, "NotReportable", null, indicator.Code);
        else if (!int.TryParse(line.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < FirstYear || year > currentYear)
            Find(line, "V14", null, line.Year, FirstYear, currentYear);
        else
            Take(line, member.Iso3, indicator, new(indicator.Code, line.Disaggregation is { Length: > 0 } part ? part : Indicator.Total, year));
    }

    private void Take(ImportFile line, string member, Indicator indicator, CellKey key)
    {
        if (Value(line, key) is not { } value)
            return;
        if (value < indicator.Minimum || value > indicator.Maximum)
        {
            Find(line, "V01", key, value, indicator.Minimum ?? (object)"", indicator.Maximum ?? (object)"");
            return;
        }
        var source = line.Source;
        if (Grade(line.Grade, source) is not { } grade)
        {
            Find(line, "UnknownGrade", key, line.Grade);
            return;
        }
        if (!_byMember.TryGetValue(member, out var entries))
            _byMember[member] = entries = new();
        if (!entries.Seen.Add(key))
            Find(line, "V14D", key, key.Year);
        else
            entries.Observations.Add(new(member, key, value, Basis.National, source, grade, Unnamed, line.Note is { Length: > 0 } note ? note : null));
    }

    // The import's name follows from the whole file, so it is known only at the end.
    private static readonly Vintage Unnamed = new("", null);

    /// <summary>What is new to the member, already under the import's name, and how much stands as it is.</summary>
    /// <param name="member">ISO alpha-3 code.</param>
    /// <param name="vintage">Name and moment of the import.</param>
    /// <param name="unchanged">Grows by the figures that stand already.</param>
    /// <param name="conflict">Set if the import's name was used for other figures.</param>
    public ImmutableArray<Observation> New(string member, Vintage vintage, ref int unchanged, ref bool conflict)
    {
        var known = figures[member];
        var taken = known.SequenceOf(vintage.Id) > 0;
        var fresh = ImmutableArray.CreateBuilder<Observation>(_byMember[member].Observations.Count);
        foreach (var observation in _byMember[member].Observations)
        {
            if (taken && known.ByKey.TryGetValue(observation.Key, out var vintages) && vintages.Any(o => o.Vintage.Id == vintage.Id && Same(o, observation)))
                fresh.Add(observation with { Vintage = vintage });
            else if (known.Current(observation.Key) is { } current && Same(current, observation))
                unchanged++;
            else
            {
                conflict |= taken;
                fresh.Add(observation with { Vintage = vintage });
            }
        }
        return fresh.DrainToImmutable();
    }

    private static bool Same(Observation a, Observation b) =>
        a.Value == b.Value && a.Source == b.Source && a.Grade == b.Grade && a.Note == b.Note;

    private double? Value(ImportFile line, CellKey key)
    {
        var text = line.Value;
        if (text.Length == 0)
            Find(line, "V18", key);
        else if (line.IsInvariant && double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var plain)
            && double.IsFinite(plain))
            return plain;
        else if (FigureReader.Read(text) is { Value: { } read })
            return read;
        else
            Find(line, FigureReader.Read(text).Problem == FigureProblem.Ambiguous ? "Ambiguous" : "Unreadable", key, text);
        return null;
    }

    private static EvidenceGrade? Grade(string text, string source) => text switch
    {
        "" => source.Length == 0 ? EvidenceGrade.SelfDeclared : EvidenceGrade.Documented,
        "self-declared" => EvidenceGrade.SelfDeclared,
        "documented" => EvidenceGrade.Documented,
        "peer-verified" => EvidenceGrade.PeerVerified,
        _ => null,
    };

    private void Find(ImportFile line, string rule, CellKey? key, params object[] arguments) =>
        Findings.Add((line.Line, Finding.Of(rule, Severity.Error, key, arguments)));
}
