namespace Exchange.Web.Indicators;

internal static class IndicatorsHosting
{
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services;

    public static WebApplication MapIndicators(this WebApplication app) => app;
}
