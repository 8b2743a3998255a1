namespace Exchange.Web.People;

/// <summary>Kind of browser and system, so that people recognise their own sessions; proper names, the same in every language.</summary>
internal static class BrowserName
{
    // Most browsers also name those they descend from: the first that fits is the one.
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent) =>
        string.Join(" · ", new[] { First(Browsers, userAgent), First(Systems, userAgent) }.OfType<string>());

    private static string? First((string Sign, string Name)[] signs, string text) =>
        signs.Where(s => text.Contains(s.Sign, StringComparison.Ordinal)).Select(s => s.Name).FirstOrDefault();
}
