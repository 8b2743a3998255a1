namespace Exchange.Web.Submissions;

internal static class SubmissionsHosting
{
    public static IServiceCollection AddSubmissions(this IServiceCollection services) => services;

    public static WebApplication MapSubmissions(this WebApplication app) => app;
}
