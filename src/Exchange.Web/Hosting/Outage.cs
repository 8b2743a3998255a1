namespace Exchange.Web.Hosting;

/// <summary>
/// What passes: storage did not take a write, a host was lost, an answer did not come in time. Whether the request was done is then not known
/// here; repeated under its operation id, it is done once.
/// </summary>
internal static class Outage
{
    public static bool IsCause(Exception problem) =>
        problem is TimeoutException or OrleansException || (problem is IOException and not BadHttpRequestException);
}
