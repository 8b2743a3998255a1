using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Exchange.Load.Measures;

/// <summary>One import of 34,200 observations, and that they stand afterwards.</summary>
internal static class Importing
{
    private const string Group = "Import";

    public static async Task Measure(Run run)
    {
        for (var turn = 0; turn < 2; turn++)
        {
            if (await Post(run, turn) is not { } import)
                return;
            run.Found.Add(Group, $"{import.Lines:#,0} observations{(turn == 0 ? "" : ", again with other values")}", import.Seconds, "s");
            if (turn == 0)
                run.Found.AtMost($"Import of {import.Lines:#,0} observations", import.Seconds, 1, "s");
            await Check(run, turn);
        }
    }

    /// <summary>One import, every turn with other values; null when it was refused.</summary>
    public static async Task<(int Lines, int Accepted, double Seconds)?> Post(Run run, int turn)
    {
        var (body, lines) = Csv(run, turn);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var began = Stopwatch.GetTimestamp();
        using var answer = await run.Target.Http.PostAsync("/api/v1/observations/import?dryRun=false", content);
        var text = await answer.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (answer.IsSuccessStatusCode)
        {
            using var json = JsonDocument.Parse(text);
            return (lines, json.RootElement.GetProperty("accepted").GetInt32(), took);
        }

        run.Found.Fault($"The import was answered {(int)answer.StatusCode}: {text[..Math.Min(600, text.Length)]}");
        return null;
    }

    private static double Value(Run run, int member, int indicator, int year, int turn) =>
        run.Asked.Indicators[indicator].Figure(member * 977 + indicator * 131 + year + turn * 4_001);

    private static (byte[] Body, int Lines) Csv(Run run, int turn)
    {
        var text = new StringBuilder("indicator,iso3,year,value,source\n");
        var lines = 0;
        for (var member = 0; member < Math.Min(run.Sizes.ImportMembers, run.Asked.Members.Length); member++)
            for (var n = 0; n < run.Sizes.ImportLinesPerMember && n / Years < run.Asked.Indicators.Length; n++, lines++)
                text.Append(CultureInfo.InvariantCulture,
                    $"{run.Asked.Indicators[n / Years].Code},{run.Asked.Members[member]},{FirstYear + n % Years},{Value(run, member, n / Years, FirstYear + n % Years, turn)},Load driver\n");
        return (Encoding.UTF8.GetBytes(text.ToString()), lines);
    }

    // A year that reports are not about, so that the import does not stand in front of an acknowledged value.
    private const int FirstYear = 1990, Years = 33;

    private static async Task Check(Run run, int turn)
    {
        for (var member = 0; member < run.Asked.Members.Length; member += 28)
        {
            // Pages and reads follow the board by a moment.
            int wrong;
            for (var tries = 0; (wrong = await Wrong(run, member, turn)) > 0 && tries < 40; tries++)
                await Task.Delay(25);
            if (wrong > 0)
                run.Found.Fault($"{run.Asked.Members[member]}: {wrong} imported observations do not stand as imported.");
        }
    }

    private static async Task<int> Wrong(Run run, int member, int turn)
    {
        var stored = await ReadBack.National(run, run.Asked.Members[member]);
        return Enumerable.Range(0, Math.Min(run.Sizes.ImportLinesPerMember, run.Asked.Indicators.Length * Years)).Count(n =>
            !stored.TryGetValue((run.Asked.Indicators[n / Years].Code, FirstYear + n % Years), out var value)
            || value != Value(run, member, n / Years, FirstYear + n % Years, turn));
    }
}
