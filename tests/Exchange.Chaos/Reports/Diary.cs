using Exchange.Load.Reports;

namespace Exchange.Chaos.Reports;

/// <summary>What one writer has sent and what it was told, in order. Submissions are shared by all writers, figures by none.</summary>
internal sealed class Diary(int writer, Questionnaire asked, IReadOnlyList<string> rounds)
{
    private readonly List<Operation> operations = [];
    private int turn;

    public IReadOnlyList<Operation> Operations => operations;

    /// <summary>The writer's next report; each goes to another member or another round than the one before.</summary>
    public Operation Next()
    {
        // Writers begin apart and walk at the same pace, so that several meet at each submission now and then.
        var at = writer * 7 + turn;
        var member = at % asked.Members.Length;
        var round = at / asked.Members.Length % rounds.Count;
        var number = turn / (asked.Members.Length * rounds.Count) + 1;
        var indicator = asked.Indicators[writer % Questionnaire.PerReport];
        var place = new Place(rounds[round], asked.Members[member], indicator.Code, FirstYear + 2 * round + writer / Questionnaire.PerReport);
        var operation = new Operation(FormattableString.Invariant($"w{writer}-{++turn}"), place, number, indicator.Figure(number + at * 3L));
        operations.Add(operation);
        return operation;
    }

    // Rounds are about years of their own: what stands for a year is then what its round says.
    private const int FirstYear = 2000;
}
