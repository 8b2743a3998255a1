using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Web.Hosting.Content;

/// <summary>Reads the published figures: reference/observations.csv, benchmark-nonmembers.csv and revisions.csv.</summary>
internal sealed class ObservationFiles(
    Dictionary<string, Member> members,
    Dictionary<string, (string Indicator, string Disaggregation)> series,
    Dictionary<string, SourceFiles.Source> sources)
{
    public const string Observations = "reference/observations.csv";
    public const string Benchmark = "reference/benchmark-nonmembers.csv";
    public const string Revisions = "reference/revisions.csv";

    private const string Before = "value_vintage_2023";
    private const string Now = "value_vintage_2025";

    /// <summary>The members' figures, by member and key.</summary>
    public Dictionary<(string Member, CellKey Key), Observation> ReadPublished(ContentFiles files) =>
        Read(files, Observations, row =>
        {
            var iso3 = row.Text("iso3");
            return members.TryGetValue(iso3, out var member) ? member.Iso3 : throw row.Wrong($"'{iso3}' is not in {MemberFiles.Members}.");
        });

    /// <summary>Figures of other economies.</summary>
    public IEnumerable<Observation> ReadBenchmark(ContentFiles files) =>
        Read(files, Benchmark, row =>
        {
            var iso3 = MemberFiles.Letters(row, "iso3", 3);
            return members.ContainsKey(iso3) ? throw row.Wrong($"{iso3} is a member; its figures belong into {Observations}.") : iso3;
        }).Values;

    /// <summary>What the release before said where it differs.</summary>
    public List<Observation> ReadEarlier(ContentFiles files, Dictionary<(string Member, CellKey Key), Observation> published)
    {
        var earlier = new List<Observation>();
        foreach (var row in files.Rows(Revisions, "indicator", "iso3", "year", Before, Now, "source"))
        {
            var key = Key(row);
            var now = published.GetValueOrDefault((row.Text("iso3"), key)) ?? throw row.Wrong($"{Observations} has no value for it.");
            if (now.Value != row.Number(Now))
                throw row.Wrong(FormattableString.Invariant($"'{Now}' is {row.Number(Now)}, but {Observations} says {now.Value}."));
            var vintage = Source(row).Earlier ?? throw row.Wrong($"{SourceFiles.Sources} gives no earlier vintage for '{row.Text("source")}'.");
            earlier.Add(now with { Value = row.Number(Before), Vintage = vintage });
        }
        return earlier;
    }

    private Dictionary<(string Member, CellKey Key), Observation> Read(ContentFiles files, string file, Func<ContentRow, string> economy)
    {
        var read = new Dictionary<(string, CellKey), Observation>(4400);
        foreach (var row in files.Rows(file, "indicator", "iso3", "year", "value", "source"))
        {
            var (key, source, iso3) = (Key(row), Source(row), economy(row));
            var observation = new Observation(
                iso3, key, row.Number("value"), Basis.Published, source.Published.Text, EvidenceGrade.External, source.Vintage);
            if (!read.TryAdd((iso3, key), observation))
                throw row.Wrong($"{row.Text("indicator")} of {iso3} in {key.Year} appears twice.");
        }
        return read;
    }

    private CellKey Key(ContentRow row)
    {
        var code = row.Text("indicator");
        return series.TryGetValue(code, out var meaning)
            ? new(meaning.Indicator, meaning.Disaggregation, row.Whole("year", 1900, 2100))
            : throw row.Wrong($"the indicator '{code}' is in none of {IndicatorFiles.Indicators}, {IndicatorFiles.Companions} and {SourceFiles.Series}.");
    }

    private SourceFiles.Source Source(ContentRow row) =>
        sources.GetValueOrDefault(row.Text("source")) ?? throw row.Wrong($"the source '{row.Text("source")}' is not in {SourceFiles.Sources}.");
}
