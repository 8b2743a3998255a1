using System.Net.Http.Json;

namespace Exchange.Load.Reports;

/// <summary>A round that is open to those asked; what has no error is accepted at once.</summary>
internal static class OpenRound
{
    public static async Task Make(HttpClient http, string name, IEnumerable<string> members, IEnumerable<string> indicators, TimeProvider time)
    {
        using var answer = await http.PostAsJsonAsync("/api/v1/rounds", new
        {
            operationId = name,
            id = name,
            title = new { en = "Load", fr = "Charge", ar = "حمل" },
            members,
            indicators,
            opening = time.GetUtcNow().AddDays(-1),
            due = time.GetUtcNow().AddDays(30),
            closing = time.GetUtcNow().AddDays(60),
            acceptance = "automatic",
        });
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The round was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
