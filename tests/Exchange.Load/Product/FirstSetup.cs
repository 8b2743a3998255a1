using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Exchange.Load.Product;

/// <summary>Makes the first administrator with the token that the first start prints.</summary>
internal static partial class FirstSetup
{
    /// <returns>The API token that the setup gives.</returns>
    public static async Task<string> Run(Server server, string name)
    {
        using var answer = await server.Http.PostAsJsonAsync("/api/v1/setup", new
        {
            token = await Printed(server), email = $"{name}@example.org", name, password = $"Load-{Guid.NewGuid():N}",
        });
        var body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The setup was answered {(int)answer.StatusCode}: {body}");
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("apiToken").GetString()
            ?? throw new InvalidOperationException($"The setup gave no API token: {body}");
    }

    private static async Task<string> Printed(Server server)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (SetupToken().Match(server.Said) is { Success: true } match)
                return match.Groups[1].Value;
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"The first start printed no setup token:\n{server.Said}");
    }

    [GeneratedRegex("one-time token: (\\S+)")]
    private static partial Regex SetupToken();
}
