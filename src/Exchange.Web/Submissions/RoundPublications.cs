using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Members;
using Orleans.Storage;

namespace Exchange.Web.Submissions;

/// <summary>Reads what submissions have made public from the store, whether they are awake or not.</summary>
internal sealed class RoundPublications([FromKeyedServices("Default")] IGrainStorage storage) : IRoundPublications
{
    public async Task<Publication> Whole(string round, string iso3)
    {
        var state = new GrainState<Submission>(Submission.Blank(round, iso3));
        await storage.ReadStateAsync("submission", GrainId.Create("submission", $"{round}/{iso3}"), state);
        return (state.RecordExists ? state.State! : Submission.Blank(round, iso3)).Whole();
    }
}
