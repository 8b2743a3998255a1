namespace Exchange.Web.People;

internal static class PeopleHosting
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services;

    public static WebApplication UsePeople(this WebApplication app) => app;

    public static WebApplication MapPeople(this WebApplication app) => app;
}
