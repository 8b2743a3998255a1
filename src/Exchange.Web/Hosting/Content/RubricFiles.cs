using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Web.Hosting.Content;

/// <summary>Reads the folder integration/: the rubric in words.</summary>
internal sealed class RubricFiles
{
    public const string Blocks = "integration/blocks.csv";
    public const string Criteria = "integration/criteria.csv";
    public const string Gates = "integration/gates.csv";
    public const string Recommendations = "integration/recommendations.csv";
    public const string ProgrammeTypes = "integration/programme-types.csv";
    public const string DatasetKinds = "integration/dataset-kinds.csv";
    public const string Causes = "integration/causes.csv";
    public const string Groups = "integration/groups-not-reached.csv";
    public const string Channels = "integration/channels.csv";
    public const string Shocks = "integration/shocks.csv";
    public const string Phases = "integration/phases.csv";

    private static readonly string[] Names = ["code", "name_en", "name_fr", "name_ar"];

    private readonly ContentFiles _files;

    private RubricFiles(ContentFiles files) => _files = files;

    /// <summary>Reads the folder. Throws <see cref="ContentException"/> at the first thing that cannot be taken.</summary>
    public static Rubric Read(string folder)
    {
        var files = new ContentFiles(folder, Blocks, Criteria, Gates, Recommendations, ProgrammeTypes, DatasetKinds, Causes, Groups, Channels, Shocks, Phases);
        return new RubricFiles(files).Read();
    }

    private Rubric Read()
    {
        var kinds = ReadTerms(DatasetKinds);
        var always = ReadAlways();
        return new(
            _files.Fingerprint(),
            ReadBlocks(),
            ReadGates(),
            always["every-country"],
            always["all-gates-passed"],
            ReadTerms(ProgrammeTypes),
            kinds,
            ReadTerms(Causes),
            ReadTerms(Groups),
            ReadPhases(),
            ReadUsualNeeds(kinds))
        {
            Channels = ReadTerms(Channels),
            Shocks = ReadTerms(Shocks),
        };
    }

    private ImmutableArray<BuildingBlock> ReadBlocks()
    {
        var criteria = ReadCriteria();
        var blocks = ReadTerms(Blocks);
        Complete(Blocks, blocks.Select(b => b.Code), Rubric.BlockCodes);
        foreach (var block in blocks)
            for (var grade = 1; grade <= Ladder.Highest; grade++)
                if (!criteria[block.Code].Any(c => c.Grade == grade))
                    throw new ContentException($"content/{Criteria}: there is no criterion for grade {grade} of {block.Code}.");
        return [.. blocks.Select(b => new BuildingBlock(b.Code, b.Name, [.. criteria[b.Code].OrderBy(c => c.Grade)]))];
    }

    private ILookup<string, Criterion> ReadCriteria()
    {
        var criteria = new Dictionary<string, Criterion>(StringComparer.Ordinal);
        foreach (var row in _files.Rows(
            Criteria, "id", "block", "grade", "question_en", "question_fr", "question_ar", "evidence_en", "evidence_fr", "evidence_ar"))
        {
            var criterion = new Criterion(
                row.Text("id"), row.Text("block"), row.Whole("grade", 1, Ladder.Highest), row.Texts("question"), row.Texts("evidence"));
            if (!Rubric.BlockCodes.Contains(criterion.Block))
                throw row.Wrong($"'{criterion.Block}' is not in {Blocks}.");
            if (!criterion.Id.StartsWith(FormattableString.Invariant($"{criterion.Block}.{criterion.Grade}"), StringComparison.Ordinal))
                throw row.Wrong($"'{criterion.Id}' does not begin with its block and grade, {criterion.Block}.{criterion.Grade}.");
            if (!criteria.TryAdd(criterion.Id, criterion))
                throw row.Wrong($"the criterion '{criterion.Id}' appears twice.");
        }
        return criteria.Values.ToLookup(c => c.Block, StringComparer.Ordinal);
    }

    // What decides a level is in the program; a file that says otherwise would make the pages lie.
    private ImmutableArray<GateWords> ReadGates()
    {
        var gates = new List<GateWords>();
        foreach (var row in _files.Rows(Gates, [.. Names, "condition", "recommendations"]))
        {
            var gate = Gate.Find(row.Text("code")) ?? throw row.Wrong($"there is no gate '{row.Text("code")}'.");
            if (row.Text("condition") != gate.Condition)
                throw row.Wrong($"the condition of {gate.Code} is '{gate.Condition}'; it cannot be changed here.");
            gates.Add(new(gate, row.Texts("name"), Ids(row)));
        }
        Complete(Gates, gates.Select(g => g.Gate.Code), Gate.All.Select(g => g.Code));
        return [.. gates];
    }

    private Dictionary<string, ImmutableArray<string>> ReadAlways()
    {
        var always = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var row in _files.Rows(Recommendations, "when", "recommendations"))
            always[row.Choice("when", ("every-country", "every-country"), ("all-gates-passed", "all-gates-passed"))] = Ids(row);
        Complete(Recommendations, always.Keys, ["every-country", "all-gates-passed"]);
        return always;
    }

    private ImmutableArray<Term> ReadTerms(string file)
    {
        var terms = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var row in _files.Rows(file, Names))
            if (!terms.TryAdd(row.Text("code"), new(row.Text("code"), row.Texts("name"))))
                throw row.Wrong($"'{row.Text("code")}' appears twice.");
        return [.. terms.Values];
    }

    private ImmutableArray<Phase> ReadPhases()
    {
        var phases = new List<Phase>();
        foreach (var row in _files.Rows(Phases, "number", "stage", "name_en", "name_fr", "name_ar"))
        {
            var number = row.Whole("number", 1, DeliveryChain.Phases);
            var stage = row.Choice(
                "stage", ("outreach", DeliveryStage.Outreach), ("assessment", DeliveryStage.Assessment),
                ("provision", DeliveryStage.Provision), ("management", DeliveryStage.Management));
            if (stage != DeliveryChain.StageOf(number))
                throw row.Wrong($"phase {number} belongs to another stage; it cannot be changed here.");
            phases.Add(new(number, stage, row.Texts("name")));
        }
        Complete(Phases, phases.Select(p => Number(p.Number)), Enumerable.Range(1, DeliveryChain.Phases).Select(Number));
        return [.. phases.OrderBy(p => p.Number)];

        static string Number(int number) => FormattableString.Invariant($"{number}");
    }

    private ImmutableSortedDictionary<string, ImmutableArray<string>> ReadUsualNeeds(ImmutableArray<Term> kinds)
    {
        var needs = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var row in _files.Rows(ProgrammeTypes, [.. Names, "usual_needs"]))
        {
            ImmutableArray<string> usual = [.. (row.TextOrNull("usual_needs") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            foreach (var kind in usual)
                if (!kinds.Any(k => k.Code == kind))
                    throw row.Wrong($"'{kind}' in 'usual_needs' is not in {DatasetKinds}.");
            needs[row.Text("code")] = usual;
        }
        return needs.ToImmutable();
    }

    private static ImmutableArray<string> Ids(ContentRow row)
    {
        ImmutableArray<string> ids = [.. row.Text("recommendations").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var id in ids)
            if (id is not ([>= 'a' and <= 'd', >= '1' and <= '9'] or "a10"))
                throw row.Wrong($"'{id}' is not the id of a recommendation (a1 to d4); separate several by spaces.");
        return ids;
    }

    private static void Complete(string file, IEnumerable<string> given, IEnumerable<string> wanted)
    {
        var all = given.ToList();
        if (wanted.Except(all, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            throw new ContentException($"content/{file}: the line of {missing} is missing.");
        if (all.Except(wanted, StringComparer.Ordinal).FirstOrDefault() is { } strange)
            throw new ContentException($"content/{file}: there is no {strange}; the product knows {string.Join(", ", wanted)}.");
        if (all.Count != all.Distinct(StringComparer.Ordinal).Count())
            throw new ContentException($"content/{file}: a line appears twice.");
    }
}
