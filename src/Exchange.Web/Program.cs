using Exchange.Web.Alerts;
using Exchange.Web.Board;
using Exchange.Web.Board.Api;
using Exchange.Web.Exchanges;
using Exchange.Web.History;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Past;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Health;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Moving;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Hosting.Telemetry;
using Exchange.Web.Indicators;
using Exchange.Web.Integration;
using Exchange.Web.Layout;
using Exchange.Web.Library;
using Exchange.Web.Members;
using Exchange.Web.Notices;
using Exchange.Web.Operator;
using Exchange.Web.People;
using Exchange.Web.Recommendations;
using Exchange.Web.Snapshots;
using Exchange.Web.Submissions;

UnfitSettings.EndWithSentence();
if (await Verbs.Run(args) is { } code)
    return code;

var builder = WebApplication.CreateBuilder(args);
builder.ListenByDefault();
builder.AddContent();
builder.WebHost.UseStaticWebAssets();
builder.AddSilo();
builder.AddTelemetry();
builder.AddOperator();
builder.AddNotices();
builder.Services
    .AddHealth()
    .AddApi()
    .AddAsOf()
    .AddPages()
    .AddPeople(builder.Configuration)
    .AddMembers()
    .AddIndicators()
    .AddSubmissions()
    .AddIntegration()
    .AddBoard()
    .AddRecommendations()
    .AddAlerts()
    .AddSnapshots()
    .AddHistory()
    .AddLibrary()
    .AddExchanges();

var app = builder.Build();
app.LogStoragePlace();
app.UseHealth();
app.UseWakefulAnswers();
app.UseDrain();
app.UseProxies();
app.UseOwnWrites();
app.UseBoardBytes();
app.UseApi(api => api.UseAsOf().UseSnapshots());
app.UseResponseCompression();
app.UseSecurityHeaders();
app.UseLanguagePath();
app.UseFailurePage();
app.UseStatusCodePagesWithReExecute("/not-found");
app.UseAsOf();
app.UseSnapshots();
app.UseRouting();
app.UsePeople();
app.UseAntiforgery();
app.UseAsOfPages<AsOfRefused>();
app.UseOutputCache();
app.MapPages();
app.MapPeople();
app.MapMembers();
app.MapIndicators();
app.MapSubmissions();
app.MapNotices();
app.MapBoard();
app.MapSnapshots();
app.MapHistory();
app.MapLibrary();
app.MapIntegration();
app.MapExchanges();
app.MapRecommendations();
app.MapAlerts();
app.MapOperator();
app.MapApi();
app.CompileHandlers();
app.Run();
return 0;
