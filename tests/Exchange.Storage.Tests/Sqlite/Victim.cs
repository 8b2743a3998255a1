using System.Globalization;
using Orleans.Runtime;

namespace Exchange.Storage.Tests;

/// <summary>The child of <see cref="KillRules"/>: writes without end and prints each write that was acknowledged.</summary>
internal static class Victim
{
    public const string Verb = "write-until-killed";
    public const int Grains = 8;

    public static GrainId Grain(int index) => GrainId.Create("member", string.Create(CultureInfo.InvariantCulture, $"grain {index}"));

    // Long enough for several pages, and different for every number: half a write could not pass for a whole one.
    public static string Text(int number) => string.Concat(Enumerable.Repeat(number.ToString("D6", CultureInfo.InvariantCulture), 2_000));

    public static async Task<int> RunAsync(string path)
    {
        var storage = SqliteFolder.Open(path);
        await using var output = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, Grains).Select(index => Task.Run(async () =>
        {
            var view = await View.OfAsync(storage, Grain(index));
            while (true)
            {
                var number = view.Number + 1;
                await view.WriteAsync(new Ledger { Number = number, Text = Text(number) });
                var line = System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{index} {number}\n"));
                // One unbuffered write a line: it is in the pipe before the kill, or it was never said.
                lock (storage)
                    output.Write(line);
            }
        })));
        return 0;
    }
}
