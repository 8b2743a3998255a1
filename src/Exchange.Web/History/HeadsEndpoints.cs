using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using Exchange.Model.History;
using Exchange.Model.People;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;
using Exchange.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.History;

/// <summary>The heads of days, for everybody to note down: a page, an Atom feed, the API.</summary>
internal static class HeadsEndpoints
{
    public const string Path = "/history/heads";
    private const int PerPage = 31;
    private static readonly string[] Read = ["GET", "HEAD"];

    public static void MapHeads(this WebApplication app)
    {
        app.MapGet(Path, async (string? before, HttpContext context, IGrainFactory grains) => new RazorComponentResult<HeadsPage>(new
        {
            Heads = await Heads(grains, context.User.Actor(), Day(before), PerPage), Before = Day(before), More = PerPage,
        })).ExcludeFromDescription();
        app.MapGet(Path + ".atom", Feed).ExcludeFromDescription();
    }

    public static void MapHistoryApi(this WebApplication app) => app.MapGroup(ApiHosting.Root).WithTags("History").AnsweredAwake()
        .MapMethods(Path, Read, async Task<IResult> (
            HttpContext context, IGrainFactory grains,
            [FromQuery, Description("Only days before this one, e.g. 2026-11-25")] string? before) =>
        {
            if (before is not null && Day(before) is null)
                return Problems.UnfitDate("before", before);
            var actor = context.User.Actor();
            if (actor.Role == Role.Public)
                context.Response.IsPublic();
            else
                context.Response.IsPrivate();
            return TypedResults.Json(HeadsDocument.Of(await Heads(grains, actor, Day(before), PerPage)), HistoryJson.Plain.HeadsDocument);
        })
        .WithSummary("The hash of all histories at the end of each day, newest first")
        .WithDescription("Each day's hash is linked to the day before. The secretariat sees which chains moved; a member's token sees its own.")
        .Produces<HeadsDocument>().Refuses(400);

    private static Task<ImmutableArray<DayHead>> Heads(IGrainFactory grains, Actor actor, DateOnly? before, int most) =>
        grains.GetGrain<IHistoryHeadsGrain>(0).Read(actor, before, most);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static async Task<IResult> Feed(HttpContext context, IGrainFactory grains)
    {
        var heads = await Heads(grains, Actor.Anonymous, null, PerPage);
        var request = context.Request;
        var page = $"{request.Scheme}://{request.Host}{request.PathBase}{Path}";
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("feed", "http://www.w3.org/2005/Atom");
            xml.WriteAttributeString("xml", "lang", null, Language.Current.Code);
            xml.WriteElementString("id", page);
            xml.WriteElementString("title", $"{LayoutTexts.Product} · {HistoryTexts.HeadsTitle}");
            xml.WriteElementString("updated", Moment(heads.IsEmpty ? DateTimeOffset.UnixEpoch : DayHead.End(heads[0].Day)));
            xml.WriteStartElement("link");
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("href", page + ".atom");
            xml.WriteEndElement();
            xml.WriteStartElement("author");
            xml.WriteElementString("name", LayoutTexts.Product);
            xml.WriteEndElement();
            foreach (var head in heads)
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("id", $"{page}#{DayHead.Name(head.Day)}");
                xml.WriteElementString("title", $"{DayHead.Name(head.Day)} {head.Hash}");
                xml.WriteElementString("updated", Moment(DayHead.End(head.Day)));
                xml.WriteStartElement("link");
                xml.WriteAttributeString("href", $"{page}#{DayHead.Name(head.Day)}");
                xml.WriteEndElement();
                xml.WriteElementString("summary", head.Hash);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return Results.Text(text.ToString(), "application/atom+xml", Encoding.UTF8);
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Heads of days.</summary>
public sealed record HeadsDocument(
    [property: Description("What the first day is linked to.")] string Beginning, IReadOnlyList<HeadDocument> Heads)
{
    internal static HeadsDocument Of(ImmutableArray<DayHead> heads) => new(DayHead.Beginning, [.. heads.Select(h => new HeadDocument(
        DayHead.Name(h.Day), h.Hash, h.Previous, h.Chains, h.Entries, [.. h.Moved.Select(c => new ChainDocument(c.Chain, c.Entries, c.Hash))]))]);
}

public sealed record HeadDocument(
    string Day, string Hash, string Previous,
    [property: Description("How many histories there are.")] int Chains,
    [property: Description("How many entries they have together.")] long Entries,
    [property: Description("Histories that grew on the day, as far as the reader may know.")] IReadOnlyList<ChainDocument> Moved);

public sealed record ChainDocument(string Chain, int Entries, string Hash);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HeadsDocument))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    public static HistoryJson Plain { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });
}
