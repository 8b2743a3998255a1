namespace Exchange.Web.Hosting;

internal static class Addresses
{
    /// <summary>Listens on http://localhost:5080 unless <c>ASPNETCORE_URLS</c> or another setting says otherwise.</summary>
    public static WebApplicationBuilder ListenByDefault(this WebApplicationBuilder builder)
    {
        var said = builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? builder.Configuration["HTTP_PORTS"] ?? builder.Configuration["HTTPS_PORTS"];
        if (string.IsNullOrEmpty(said) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls("http://localhost:5080");
        return builder;
    }
}
