using Exchange.Web.Hosting.Api;
using Exchange.Web.Integration.Api;

namespace Exchange.Web.Integration;

internal static class IntegrationHosting
{
    public static WebApplication MapIntegration(this WebApplication app)
    {
        app.MapGroup(ApiHosting.Root).WithTags("Integration").MapAssess();
        return app;
    }
}
