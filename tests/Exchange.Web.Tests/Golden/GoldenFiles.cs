using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Exchange.Storage;

namespace Exchange.Web.Tests.Golden;

/// <summary>
/// Documents as versions of the product have written them, one folder a schema or shape. A folder is added when the shape of a document
/// changes; what is in an older one is never touched, because installations hold documents like it.
/// </summary>
internal static class GoldenFiles
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names of the folders, oldest first.</summary>
    public static string[] Versions { get; } = [.. Directory.GetDirectories(Here()).Select(d => System.IO.Path.GetFileName(d)!).OrderBy(d => d.Length).ThenBy(d => d, StringComparer.Ordinal)];

    public static string Newest => Versions[^1];

    public static string Path(string version, string name) => System.IO.Path.Combine(Here(), version, name);

    public static IEnumerable<string> Names(string version) =>
        Directory.GetFiles(System.IO.Path.Combine(Here(), version), "*.json").Select(f => System.IO.Path.GetFileNameWithoutExtension(f)!);

    public static byte[] Document(string version, string name) => File.ReadAllBytes(Path(version, name + ".json"));

    /// <summary>The document without what makes it readable, as it would be stored.</summary>
    public static byte[] Compact(string version, string name) =>
        Encoding.UTF8.GetBytes(JsonNode.Parse(Document(version, name))!.ToJsonString(Plain));

    /// <summary>Puts aside what the present program writes, for whoever means the change.</summary>
    public static string Save(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(AppContext.BaseDirectory, "Golden")).FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public static T Read<T>(string version, string name) => StorageJson.Read<T>(Samples.All[name].Key, Document(version, name));

    /// <summary>The document as the present program writes it, and indented for a reader.</summary>
    public static (byte[] Document, string Text) Write(object state)
    {
        var document = (byte[])typeof(StorageJson).GetMethod(nameof(StorageJson.Write), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(state.GetType()).Invoke(null, [state])!;
        return (document, JsonNode.Parse(document)!.ToJsonString(Indented) + "\n");
    }

    private static string Here([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
