using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>A call as it stands on its form: what is stored, or what was just typed and could not be stored.</summary>
/// <param name="Kept">The call as stored; null if it is to be made.</param>
/// <param name="OperationId">Identity of the save that the page's button asks for: a double click is one save.</param>
/// <param name="Typed">The fields by their names.</param>
/// <param name="Languages">Working languages ticked.</param>
/// <param name="Members">Countries ticked; none for all.</param>
/// <param name="Refusals">Why nothing was stored.</param>
public sealed record CallForm(
    Call? Kept, string OperationId, ImmutableDictionary<string, string> Typed, ImmutableHashSet<string> Languages, ImmutableHashSet<string> Members,
    ImmutableArray<Refusal> Refusals)
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly TimeOnly EndOfDay = new(23, 59, 59);

    public string this[string field] => Typed.GetValueOrDefault(field, "");

    public static string NewOperation() => Guid.CreateVersion7().ToString("N");

    /// <summary>A new call: an exchange about two months ahead, with time to apply and to nominate.</summary>
    public static CallForm New(Actor actor, DateTimeOffset now) => new(null, NewOperation(), Fields(
        ("host", actor.Member ?? ""), ("track", "technical"), ("mode", "visit"), ("places", "4"), ("apply-by", Day(now.AddDays(30))), ("nominate-by", Day(now.AddDays(40))),
        ("starts", Day(now.AddDays(60))), ("ends", Day(now.AddDays(64)))), [], [], []);

    /// <summary>A call that carries out what both sides agreed to.</summary>
    public static CallForm Of(Season season, Match match, Offer offer, Request request, DateTimeOffset now)
    {
        var starts = DateOnly.ParseExact(match.Month + "-01", DayFormat, CultureInfo.InvariantCulture);
        var mode = request.Modes.Where(offer.Modes.Contains).DefaultIfEmpty(offer.Modes[0]).First();
        var applyBy = Later(now.AddDays(14), new(starts.AddDays(-45), EndOfDay, TimeSpan.Zero));
        return new(null, NewOperation(), Fields(
            ("season", season.Id), ("match", match.Id), ("host", match.Host), ("block", offer.Block), ("track", Codes.Of(offer.Track)), ("mode", Codes.Of(mode)),
            ("places", FormattableString.Invariant($"{request.People}")), ("about", offer.Note), ("apply-by", Day(applyBy)), ("nominate-by", Day(applyBy.AddDays(10))),
            ("starts", Day(starts)), ("ends", Day(starts.AddDays(4)))), [.. offer.Languages], [match.Guest], []);
    }

    public static CallForm Of(Call call) => new(call, NewOperation(), Fields(
        ("host", call.Host), ("block", call.Block), ("track", Codes.Of(call.Track)), ("mode", Codes.Of(call.Mode)), ("title-en", call.Title.En), ("title-fr", call.Title.Fr),
        ("title-ar", call.Title.Ar), ("about", call.About), ("criteria", call.Criteria), ("places", FormattableString.Invariant($"{call.Places}")),
        ("apply-by", Day(call.ApplyBy)), ("nominate-by", Day(call.NominateBy)), ("starts", Day(call.Starts)), ("ends", Day(call.Ends)), ("where", call.Where),
        ("agenda", AgendaText.Write(call.Agenda)), ("contacts", call.Contacts)), [.. call.Languages], [.. call.Members], []);

    public static CallForm Of(Call? kept, IFormCollection form) => new(
        kept, NewOperation(), form.Where(f => f.Key is not ("language" or "member")).ToImmutableDictionary(f => f.Key, f => f.Value.ToString().Trim(), StringComparer.Ordinal),
        [.. form["language"].OfType<string>()], [.. form["member"].OfType<string>()], []);

    /// <summary>The call that the form asks for, or what cannot be read. A day that was not changed keeps its hour.</summary>
    /// <param name="operation">Identity of the command: the same command makes the same call.</param>
    public (Call? Call, ImmutableArray<Refusal> Unread) Read(string operation)
    {
        var unread = ImmutableArray.CreateBuilder<Refusal>();
        var (starts, ends) = (Date("starts"), Date("ends"));
        var (applyBy, nominateBy) = (Until("apply-by", Kept?.ApplyBy), Until("nominate-by", Kept?.NominateBy));
        var agenda = AgendaText.Read(this["agenda"]);
        if (agenda is null)
            unread.Add(Refusal.Of("AgendaUnfit", CallRules.MostItems, CallRules.LongestLine));
        if (!int.TryParse(this["places"], NumberStyles.None, CultureInfo.InvariantCulture, out var places))
            unread.Add(Refusal.Of("PlacesUnfit", CallRules.MostPlaces));
        if (Codes.ModeOf(this["mode"]) is not { } mode)
            unread.Add(Refusal.Of("ModesUnfit"));
        if (unread.Count > 0)
            return (null, [.. unread.DistinctBy(r => r.Rule)]);
        var host = Kept?.Host ?? this["host"];
        return (new(
            Kept?.Id ?? Name(host, this["block"], starts, operation), host, this["block"], Codes.TrackOf(this["track"]) ?? Track.Both, Codes.ModeOf(this["mode"])!.Value,
            [.. StatementRules.Languages.Where(Languages.Contains), .. Languages.Except(StatementRules.Languages)],
            new(this["title-en"], Or("title-fr"), Or("title-ar")), this["about"], this["criteria"], places, [.. Members.Order(StringComparer.Ordinal)], applyBy, nominateBy,
            starts, ends, this["where"])
        {
            Season = this["season"] is { Length: > 0 } season ? season : null,
            Matches = this["match"] is { Length: > 0 } match ? [match] : [],
            Agenda = agenda!.Value,
            Contacts = this["contacts"],
        }, []);

        DateOnly Date(string field)
        {
            if (DateOnly.TryParseExact(this[field], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            unread.Add(Refusal.Of("DayUnfit"));
            return default;
        }

        DateTimeOffset Until(string field, DateTimeOffset? stored) => stored is { } moment && this[field] == Day(moment) ? moment : new(Date(field), EndOfDay, TimeSpan.Zero);
    }

    /// <summary>Name of a new call in addresses: whose, what, when, and a part that nobody else's has.</summary>
    public static string Name(string host, string block, DateOnly starts, string operation) => FormattableString.Invariant(
        $"{Letters(host)}-{Letters(block)}-{starts:yyyy-MM}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(operation)))[..6]}");

    private static string Letters(string code) => string.Concat(code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(3));

    private string Or(string field) => this[field] is { Length: > 0 } text ? text : this["title-en"];

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string Day(DateTimeOffset moment) => Day(DateOnly.FromDateTime(moment.UtcDateTime));

    private static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static ImmutableDictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToImmutableDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
