using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;

var app = WebApplication.Create(args);
app.UseLanguagePath();
app.UseRouting();
app.MapGet("/", () => LayoutTexts.Product + " " + Write.Figure(1234.5, "percent") + Write.Day(DateTimeOffset.UnixEpoch) );
app.Run();
