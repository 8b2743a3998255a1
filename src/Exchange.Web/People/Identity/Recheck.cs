using System.Globalization;
using Exchange.Storage;

namespace Exchange.Web.People;

/// <summary>How often it is asked of lines that stay open whether their session is still in force: setting <c>People:RecheckSeconds</c>, usually 20.</summary>
internal sealed record Recheck(TimeSpan Every)
{
    private const string Setting = "People:RecheckSeconds";

    public static Recheck Read(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new(TimeSpan.FromSeconds(20)),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 30 => new(TimeSpan.FromSeconds(seconds)),
        var text => throw new SettingException(Setting, $"is '{text}'; it must be a number from 1 to 30, because whoever is removed is to be cut off within a minute."),
    };
}
