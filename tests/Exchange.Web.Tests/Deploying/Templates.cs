using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Exchange.Web.Tests.House;

namespace Exchange.Web.Tests.Deploying;

/// <summary>The templates of <c>deploy/</c>, compiled once by the real compiler.</summary>
public sealed class Templates : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Source.Root.FullName, "deploy");

    /// <summary>What the compiler said, warnings included.</summary>
    public string Complaints { get; private set; } = "";

    /// <summary>The compiled text, in which what depends on a parameter stands as an expression.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Every resource of the main template and of the modules in it.</summary>
    public IReadOnlyList<JsonElement> Resources { get; private set; } = [];

    public IEnumerable<JsonElement> Of(string type) => Resources.Where(r => r.GetProperty("type").GetString() == type);

    public JsonElement Only(string type) => Assert.Single(Of(type)).GetProperty("properties");

    /// <summary>What the main template gives to a module.</summary>
    public JsonElement Given(string module) =>
        JsonDocument.Parse(Text).RootElement.GetProperty("resources").GetProperty(module).GetProperty("properties").GetProperty("parameters");

    public async ValueTask InitializeAsync()
    {
        var compiler = typeof(Templates).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;
        var start = new ProcessStartInfo(compiler, ["build", Path.Combine(Folder, "main.bicep"), "--stdout"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        Text = await process.StandardOutput.ReadToEndAsync();
        Complaints = await complaints;
        await process.WaitForExitAsync();
        if (Text.Length > 0)
            Resources = [.. Within(JsonDocument.Parse(Text).RootElement)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Templates that nothing uses are not compiled and so not checked.</summary>
    public static IEnumerable<string> Unused() =>
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "modules"), "*.bicep")
        let name = Path.GetFileName(file)
        where !File.ReadAllText(Path.Combine(Folder, "main.bicep")).Contains($"'modules/{name}'", StringComparison.Ordinal)
        select name;

    // A template lists its resources one after another, or by name.
    private static IEnumerable<JsonElement> Within(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        foreach (var resource in resources.ValueKind == JsonValueKind.Array ? resources.EnumerateArray() : resources.EnumerateObject().Select(p => p.Value))
        {
            if (resource.TryGetProperty("existing", out var existing) && existing.GetBoolean())
                continue;
            yield return resource;
            if (resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
                foreach (var inner in Within(resource.GetProperty("properties").GetProperty("template")))
                    yield return inner;
        }
    }
}
