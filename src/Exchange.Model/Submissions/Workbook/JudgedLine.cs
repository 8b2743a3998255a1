using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions.Workbook;

/// <summary>What one touched line asks for: cells to enter, or the one reason why it is not taken.</summary>
internal sealed class JudgedLine
{
    private const int LongestSource = 500;
    private const int LongestText = 2_000;

    private readonly WorkbookLine _line;
    private readonly Submission _submission;

    public JudgedLine(WorkbookLine line, Submission submission, Access access, Round round, Reference reference, char decimalMark)
    {
        (_line, _submission) = (line, submission);
        if (LineKey.Parse(line.Key) is not { } key || reference.Indicator(key.Indicator) is not { } indicator)
            Refuse("LineUnknown", WorkbookField.Year, null);
        else if (!indicator.Reportable || !round.Indicators.Contains(indicator.Code))
            Refuse("NotAsked", WorkbookField.Year, null, indicator.Code);
        else if (Sections.Of(indicator.Code, reference) is not { } section || !access.SeesSection(section))
            Refuse("NotYourSection", WorkbookField.Year, key.Was);
        else if (Fits(key))
            Judge(key, decimalMark);
    }

    /// <summary>What is entered; empty if the line says what stands already.</summary>
    public ImmutableArray<Cell> Cells { get; private set; } = [];

    /// <summary>The same field by field.</summary>
    public ImmutableArray<WorkbookChange> Changes { get; private set; } = [];

    /// <summary>Why the line is not taken; null if it is.</summary>
    public WorkbookRefusal? Refusal { get; private set; }

    private string Text(WorkbookField field) => LineTexts.Tidy(_line[field].Text);

    private Cell? Stored(CellKey? key) => key is { } cell ? _submission.Cells.GetValueOrDefault(cell.ToString()) : null;

    /// <summary>Refuses what could not be used whatever the line were about.</summary>
    private bool Fits(LineKey key)
    {
        foreach (var field in Enum.GetValues<WorkbookField>())
            if (_line[field].Fault is { } fault)
                return Refuse(fault, field, key.Was, _line[field].Text);
        if (Text(WorkbookField.Source).Length > LongestSource)
            return Refuse("TextOver", WorkbookField.Source, key.Was, LongestSource);
        foreach (var field in new[] { WorkbookField.Method, WorkbookField.Note })
            if (Text(field).Length > LongestText)
                return Refuse("TextOver", field, key.Was, LongestText);
        return true;
    }

    private void Judge(LineKey line, char decimalMark)
    {
        var (value, note, source, method, link) =
            (Text(WorkbookField.Value), Text(WorkbookField.Note), Text(WorkbookField.Source), Text(WorkbookField.Method), Text(WorkbookField.Link));
        var (kind, stance) = (Chosen<AnswerKind>(WorkbookField.Answer), Chosen<Stance>(WorkbookField.Stance));
        var isAnswered = value.Length > 0 || kind != AnswerKind.Figure || stance != Stance.None;
        var was = Stored(line.Was);
        if (!isAnswered && was is null)
        {
            if (source.Length + note.Length + method.Length + link.Length > 0)
                Refuse("FigureLacking", WorkbookField.Value, line.Was);
            return;
        }
        if (!isAnswered)
        {
            Enter(line, was, was, new(was!.Key, "", null), decimalMark);
            return;
        }
        if (ReadYear() is not { } year)
        {
            if (Text(WorkbookField.Year) is { Length: > 0 } typed)
                Refuse("YearUnreadable", WorkbookField.Year, line.Was, typed);
            else
                Refuse("YearMissing", WorkbookField.Year, line.Was);
            return;
        }
        var key = new CellKey(line.Indicator, line.Disaggregation, year);
        var reading = FigureReader.Read(value);
        if (reading.Problem is not (FigureProblem.None or FigureProblem.Empty))
        {
            Refuse(reading.Problem == FigureProblem.Ambiguous ? "Ambiguous" : "Unreadable", WorkbookField.Value, key, value);
            return;
        }

        var there = Stored(key);
        var evidence = (was ?? there)?.Evidence ?? default;
        if (link.Length > 0 && (evidence.IsDefault || evidence.All(e => e.Address != link)))
        {
            var item = new Evidence(EvidenceKind.Link, link, link.Length <= 100 ? link : link[..99] + "…");
            if (EvidenceRules.Refuses(item) is { } rule)
            {
                Refuse(rule, WorkbookField.Link, key, link);
                return;
            }
            evidence = evidence.IsDefault ? [item] : evidence.Add(item);
            if (evidence.Length > EvidenceRules.MostPerCell)
            {
                Refuse("EvidenceTooMany", WorkbookField.Link, key, EvidenceRules.MostPerCell);
                return;
            }
        }
        var wanted = Cell.Typed(key, value, Keeps(was?.Source, source), Keeps(was?.Note, note)) with
        {
            Kind = kind, Stance = stance, Method = Given(Keeps(was?.Method, method)), Evidence = evidence,
        };
        // Written in another way it is still the same figure.
        if ((was ?? there) is { Value: not null } same && same.Value == wanted.Value)
            wanted = wanted with { Text = same.Text };
        Enter(line, was, there, wanted, decimalMark);
    }

    private void Enter(LineKey line, Cell? was, Cell? there, Cell wanted, char decimalMark)
    {
        if (there == wanted)
            return;
        if (line.Was is not null && LineTexts.Of(was, null, decimalMark).Fingerprint() != _line.Issued)
            Refuse("ChangedMeanwhile", WorkbookField.Value, line.Was);
        else if (there is not null && there != was)
            Refuse("AlreadyThere", WorkbookField.Year, wanted.Key, wanted.Key.Year);
        else if (Desk.IsLocked(_submission, wanted.Key) || (line.Was is { } old && Desk.IsLocked(_submission, old)))
            Refuse("CellLocked", WorkbookField.Value, wanted.Key);
        else
        {
            Cells = was is not null && was.Key != wanted.Key ? [new(was.Key, "", null), wanted] : [wanted];
            Changes = [.. Differences(was ?? there, wanted)];
        }
    }

    private IEnumerable<WorkbookChange> Differences(Cell? before, Cell wanted)
    {
        WorkbookChange? Differ(WorkbookField field, string? from, string? to) => (from ?? "") == (to ?? "")
            ? null
            : new(_line.Sheet, _line[field].Where, wanted.Key, field, from ?? "", to ?? "");
        WorkbookChange?[] all =
        [
            before is null ? null : Differ(WorkbookField.Year, before.Key.Year.ToString(CultureInfo.InvariantCulture), wanted.Key.Year.ToString(CultureInfo.InvariantCulture)),
            Differ(WorkbookField.Value, before?.Text, wanted.Text),
            Differ(WorkbookField.Answer, Name(before?.Kind, AnswerKind.Figure), Name(wanted.Kind, AnswerKind.Figure)),
            Differ(WorkbookField.Stance, Name(before?.Stance, Stance.None), Name(wanted.Stance, Stance.None)),
            Differ(WorkbookField.Source, before?.Source, wanted.Source),
            Differ(WorkbookField.Method, before?.Method, wanted.Method),
            Differ(WorkbookField.Note, before?.Note, wanted.Note),
            Differ(WorkbookField.Link, Names(before), Names(wanted)),
        ];
        return all.OfType<WorkbookChange>();
    }

    private static string Name<T>(T? chosen, T silent) where T : struct, Enum =>
        chosen is not { } said || EqualityComparer<T>.Default.Equals(said, silent) ? "" : said.ToString();

    private static string Names(Cell? cell) => cell is null || cell.Evidence.IsDefault ? "" : string.Join(", ", cell.Evidence.Select(e => e.Name));

    // What differs in line breaks alone was not changed by anybody.
    private static string? Keeps(string? stored, string typed) => stored is not null && LineTexts.Tidy(stored) == typed ? stored : typed;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private T Chosen<T>(WorkbookField field) where T : struct, Enum => Enum.TryParse<T>(Text(field), out var chosen) && Enum.IsDefined(chosen) ? chosen : default;

    private int? ReadYear() =>
        FigureReader.Read(Text(WorkbookField.Year)).Value is { } year && year == Math.Floor(year) && year is >= 1000 and <= 9999 ? (int)year : null;

    private bool Refuse(string rule, WorkbookField field, CellKey? key, params object[] arguments)
    {
        Refusal = new(_line.Sheet, _line[field].Where, LineKey.Parse(_line.Key)?.Indicator, Finding.Of(rule, Severity.Error, key, arguments));
        return false;
    }
}
