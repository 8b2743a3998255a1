namespace Exchange.Web.Members;

internal static class MembersHosting
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services;

    public static WebApplication MapMembers(this WebApplication app) => app;
}
