using System.Diagnostics;
using System.Globalization;
using Exchange.Web.Submissions.Workbook;

namespace Exchange.Web.Tests.Submissions.Workbook;

/// <summary>
/// Whatever is sent, it is read or refused with a reason: quickly, in bounded memory, and never with an exception. The environment variables
/// <c>HOSTILE_FILES</c> and <c>HOSTILE_SEED</c> make the run longer and another one.
/// </summary>
public sealed class HostileFileTests(ITestOutputHelper output)
{
    private const long MostMemory = 200 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [Fact]
    public void Damaged_and_hostile_files_are_read_or_refused_in_time_and_in_bounded_memory()
    {
        var (count, refused, read) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        var (slowest, largest) = ((Took: TimeSpan.Zero, Name: ""), (Bytes: 0L, Name: ""));
        foreach (var (name, file) in new Hostile(Setting("HOSTILE_SEED", 20_261_125)).Files(Setting("HOSTILE_FILES", 1_000)))
        {
            var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            try
            {
                var (received, refusal) = Books.Read(file);
                Assert.True(received is null != refusal is null, name);
                if (received is not null)
                {
                    Books.Compared(received);
                    read++;
                }
                else
                {
                    Assert.NotNull(WorkbookSentences.Of(refusal!, Books.Reference));
                    refused[refusal!.Rule] = refused.GetValueOrDefault(refusal.Rule) + 1;
                }
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{name}: {problem}");
            }
            var (took, bytes) = (watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
            // Slow is what is slow each time, not what was read while other tests had the processors.
            for (var again = 0; again < 3 && took >= Patience; again++)
            {
                watch.Restart();
                Books.Read(file);
                took = watch.Elapsed;
            }
            // All that was ever allocated is more than what was held at any moment.
            Assert.True(bytes < MostMemory, $"{name}: {bytes >> 20} MiB");
            Assert.True(took < Patience, $"{name}: {took}");
            slowest = took > slowest.Took ? (took, name) : slowest;
            largest = bytes > largest.Bytes ? (bytes, name) : largest;
            count++;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} files: {read} read, {count - read} refused ({string.Join(", ", refused.Select(r => $"{r.Key} {r.Value}"))}); slowest {slowest.Took.TotalMilliseconds:F0} ms ({slowest.Name}); most allocated {largest.Bytes >> 20} MiB ({largest.Name})"));
        Assert.True(count >= 1_000, $"{count} files");
        Assert.True(read > 0 && refused.Count >= 15, "The files no longer reach every door.");
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "Macros")]
    [InlineData("xl/externalLinks/externalLink1.xml", "ExternalLinks")]
    [InlineData("xl/embeddings/oleObject1.bin", "ActiveContent")]
    [InlineData("../../etc/passwd", "PartNameUnfit")]
    [InlineData("xl/WORKBOOK.xml", "PartTwice")]
    public void A_package_with_a_part_that_has_no_place_in_a_questionnaire_is_refused_with_the_reason(string part, string rule) =>
        Assert.Equal(rule, Books.Read(Hostile.With(part, "<x/>"u8.ToArray(), replace: false)).Refusal!.Rule);

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "Entities")]
    [InlineData("<x>", "Damaged")]
    public void A_part_that_is_no_plain_XML_is_refused(string content, string rule) =>
        Assert.Equal(rule, Books.Read(Hostile.With("xl/workbook.xml", System.Text.Encoding.UTF8.GetBytes(content))).Refusal!.Rule);

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
