namespace Exchange.Web.Tests;

/// <summary>Waits for what comes by itself, and fails when it has not come in time.</summary>
internal static class Until
{
    public static Task True(Func<bool> condition) => True(() => Task.FromResult(condition()));

    public static async Task True(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }
}
