using System.Globalization;
using Exchange.Model.Submissions;

namespace Exchange.Web.Tests.Grains;

/// <summary>
/// The grain against the desk: repeats, races and refusals in random lives. The environment variables <c>LIVES</c> and <c>LIVES_SEED</c> make
/// the run longer and another one.
/// </summary>
public sealed class SubmissionLifeTests(ITestOutputHelper output)
{
    private const int LivesPerRound = 40;

    [Fact]
    public async Task Repeated_racing_and_refused_commands_come_out_as_one_after_another()
    {
        await using var cluster = await Cluster.StartAsync();
        var (lives, seed) = (Setting("LIVES", 1_000), Setting("LIVES_SEED", 20_261_125));
        SubmissionLives[] members = [.. cluster.Reference.Members.Select((m, i) => new SubmissionLives(cluster, m.Iso3, seed + i))];
        var left = lives;
        for (var number = 0; left > 0; number++)
        {
            var acceptance = number % 2 == 0 ? Acceptance.Reviewed : Acceptance.Automatic;
            var round = (await cluster.MakeRound(acceptance, FormattableString.Invariant($"round-{number}"))).Round!;
            var each = Math.Min(LivesPerRound, (left + members.Length - 1) / members.Length);
            left -= each * members.Length;
            await Task.WhenAll(members.Select(async member =>
            {
                member.Begin(round.Id);
                for (var life = 0; life < each; life++)
                    await member.Live(round);
            }));
        }

        var (commands, repeats, races, refusals) = (members.Sum(m => m.Commands), members.Sum(m => m.Repeats), members.Sum(m => m.Races), members.Sum(m => m.Refusals));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lives - left} lives: {commands} commands, {repeats} of them repeats, {races} races, {refusals} refusals"));
        Assert.True(repeats > lives / 4 && races > lives / 2 && refusals > lives / 2, "The lives have become too quiet to show anything.");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
