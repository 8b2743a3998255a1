using System.Collections.Immutable;
using System.Text.Json;
using Exchange.Chaos.Hosts;
using Exchange.Load.Reports;

namespace Exchange.Chaos.Checks;

/// <summary>Reads one host through its API.</summary>
internal sealed class Reader(Host host, string token)
{
    public async Task<IReadOnlyList<Past>> Histories(IReadOnlyList<string> rounds, ImmutableArray<string> members)
    {
        var pasts = new List<Past>();
        foreach (var round in rounds)
            foreach (var member in members)
            {
                using var json = await Get($"/api/v1/rounds/{round}/submissions/{member}/history");
                pasts.Add(Past.Read(round, member, Questionnaire.Items(json.RootElement, "entries"),
                    change => (change.GetProperty("indicator").GetString()!, change.GetProperty("year").GetInt32())));
            }
        return pasts;
    }

    public Task<JsonDocument> Board() => Get("/api/v1/board");

    public Task<JsonDocument> Get(string path) => Get(path, token);

    private async Task<JsonDocument> Get(string path, string bearer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", bearer);
        using var answer = await host.Server.Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(body)
            : throw new InvalidOperationException($"{host.Name} answered {path} with {(int)answer.StatusCode}: {body[..Math.Min(400, body.Length)]}");
    }
}
