using System.Runtime.ExceptionServices;

namespace Exchange.Load;

/// <summary>Threads of their own that do the same side by side.</summary>
internal static class Crowd
{
    /// <summary>Runs the work once per number and waits for all; the first failure is thrown.</summary>
    public static void Run(int count, Action<int> work)
    {
        Exception? failure = null;
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() =>
        {
            try
            {
                work(number);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }
        }, 256 * 1024) { IsBackground = true }).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }
}
