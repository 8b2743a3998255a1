using System.Diagnostics;
using Exchange.Web.Tests.House;

namespace Exchange.Web.Tests.Chaos;

/// <summary>Short runs of the program tests/Exchange.Chaos on the product as built for the tests: real processes, really killed.</summary>
public sealed class ShortRuns
{
    [Fact]
    public async Task Killed_in_the_midst_of_reports_the_product_loses_none_and_does_none_twice()
    {
        var (exit, said) = await Run("--kills", "5", "--seed", "1");

        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task On_a_full_disk_reports_are_refused_clearly_and_taken_again_when_there_is_space()
    {
        var (exit, said) = await Run("--disk-full", "--seed", "1");

        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task Of_three_hosts_one_is_killed_and_the_others_lose_no_report_and_do_none_twice()
    {
        var (_, said) = await Run("--mode", "cluster", "--kills", "2", "--seed", "1");

        // How fast they heal is measured by the long run, on a machine with nothing else to do.
        Assert.True(said.Contains("aims met, 0 wrong or lost answers", StringComparison.Ordinal), said);
    }

    private static async Task<(int Exit, string Said)> Run(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Built("tests/Exchange.Chaos"), "--product", Built("src/Exchange.Web"), "--rounds", "1", "--at-most", "90", .. options])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var said = await Task.WhenAll(program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, string.Concat(said));
    }

    // Built in the same configuration as these tests.
    private static string Built(string project) => Path.Combine(
        Source.Root.FullName, project, "bin", Path.GetRelativePath(Path.Combine(Source.Root.FullName, "tests", "Exchange.Web.Tests", "bin"), AppContext.BaseDirectory),
        Path.GetFileName(project) + ".dll");
}
