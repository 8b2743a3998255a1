using Exchange.Model.Board;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Past;

namespace Exchange.Web.Snapshots;

/// <summary>Any page and answer of figures can be read from a snapshot: its address names it.</summary>
internal static class SnapshotReading
{
    public static IApplicationBuilder UseSnapshots(this IApplicationBuilder app)
    {
        var shelf = app.ApplicationServices.GetRequiredService<Shelf>();
        return app.Use((context, next) => context.Request.QueryString.HasValue && context.Request.Query.ContainsKey(AsOf.Snapshot)
            && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                ? Read(context, next, shelf)
                : next(context));
    }

    private static async Task Read(HttpContext context, RequestDelegate next, Shelf shelf)
    {
        var name = context.Request.Query[AsOf.Snapshot].ToString().Trim();
        if (context.Request.Query.ContainsKey(AsOf.Parameter))
            context.Features.Set(new AsOfRefusal("as-of-or-snapshot", 400, () => AsOfTexts.Both));
        else if (await shelf.Find(name) is { } snapshot)
        {
            context.Features.Set<BoardState>(await shelf.Board(snapshot));
            AsOf.Set(context, new(
                snapshot.Moment, $"{AsOf.Snapshot}={name}", true,
                new(name, snapshot.Title.In(Language.Current.Code), snapshot.FrozenAt, snapshot.Superseded is not null, snapshot.Trial)));
        }
        else
        {
            var shown = name.Length > 60 ? name[..60] + "…" : name;
            context.Features.Set(new AsOfRefusal("unknown-snapshot", 404, () => Write.Text(AsOfTexts.NoSuchSnapshot, shown)));
        }
        await next(context);
    }
}
