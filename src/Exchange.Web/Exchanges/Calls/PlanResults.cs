using System.Security.Cryptography;
using System.Text;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Recommendations;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>What a checkpoint says, as evidence for the recommendation that the return plan names.</summary>
internal static class PlanResults
{
    public static LearnedResult Of(Call call, Application application, int checkpoint)
    {
        var said = application.Checkpoints[checkpoint];
        return new(
            Id(call, application, checkpoint), application.Plan!.Recommendation!, call.Id, call.Title, CallDesk.CheckpointMonths[checkpoint],
            said.Outcome switch { Outcome.Done => LearnedState.Done, Outcome.UnderWay => LearnedState.UnderWay, _ => LearnedState.HeldUp },
            said.Text, said.At);
    }

    // The result is public and its id with it: it must not name the account.
    private static string Id(Call call, Application application, int checkpoint) => "exchange-" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{call.Id}/{application.Account}/{checkpoint}/{application.Checkpoints[checkpoint].At.UtcTicks}"))))[..24];
}
