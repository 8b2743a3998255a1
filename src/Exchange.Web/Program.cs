using Exchange.Web.Board;
using Exchange.Web.Board.Api;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Indicators;
using Exchange.Web.Layout;
using Exchange.Web.Library;
using Exchange.Web.Members;
using Exchange.Web.People;
using Exchange.Web.Submissions;

UnfitSettings.EndWithSentence();

var builder = WebApplication.CreateBuilder(args);
builder.ListenByDefault();
builder.AddContent();
builder.WebHost.UseStaticWebAssets();
builder.AddSilo();
builder.Services
    .AddApi()
    .AddPages()
    .AddPeople()
    .AddMembers()
    .AddIndicators()
    .AddSubmissions()
    .AddBoard()
    .AddLibrary();

var app = builder.Build();
app.LogStoragePlace();
app.UseWakefulAnswers();
app.UseDrain();
app.UseProxies();
app.UseOwnWrites();
app.UseBoardBytes();
app.UseApi();
app.UseResponseCompression();
app.UseSecurityHeaders();
app.UseLanguagePath();
app.UseFailurePage();
app.UseStatusCodePagesWithReExecute("/not-found");
app.UseRouting();
app.UsePeople();
app.UseAntiforgery();
app.UseOutputCache();
app.MapPages();
app.MapPeople();
app.MapMembers();
app.MapIndicators();
app.MapSubmissions();
app.MapBoard();
app.MapLibrary();
app.MapApi();
app.Run();
