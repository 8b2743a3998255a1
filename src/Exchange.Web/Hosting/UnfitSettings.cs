using Exchange.Storage;

namespace Exchange.Web.Hosting;

/// <summary>A program that cannot start as it is set up says so in one sentence and ends with code 2; its insides are nobody's concern.</summary>
internal static class UnfitSettings
{
    private const int UnfitCode = 2;

    public static void EndWithSentence() => AppDomain.CurrentDomain.UnhandledException += (_, failure) =>
    {
        if (failure.ExceptionObject is not SettingException unfit)
            return;
        Console.Error.WriteLine(unfit.Message);
        Environment.Exit(UnfitCode);
    };
}
