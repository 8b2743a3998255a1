using Exchange.Model.Exchanges;

namespace Exchange.Web.Exchanges;

/// <summary>How the model's words are written in addresses, forms and the API.</summary>
internal static class Codes
{
    public static readonly (string Code, Track Value)[] Tracks = [("technical", Track.Technical), ("policy", Track.Policy), ("both", Track.Both)];

    public static readonly (string Code, Mode Value)[] Modes =
        [("visit", Mode.Visit), ("hosted-staff", Mode.HostedStaff), ("remote-advice", Mode.RemoteAdvice), ("course", Mode.Course)];

    public static string Of(Track track) => Tracks.First(t => t.Value == track).Code;

    public static string Of(Mode mode) => Modes.First(m => m.Value == mode).Code;

    public static Track? TrackOf(string? code) => Find(Tracks, code);

    public static Mode? ModeOf(string? code) => Find(Modes, code);

    private static T? Find<T>((string Code, T Value)[] words, string? code) where T : struct
    {
        foreach (var (word, value) in words)
            if (word == code)
                return value;
        return null;
    }
}
