using Exchange.Storage;

namespace Exchange.Web.Hosting.Telemetry;

/// <summary>Reads and checks the standard OTLP settings, so that a slip stops the start and not the export.</summary>
internal static class OtlpSettings
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>Whether there is somewhere to export to. </summary>
    /// <exception cref="SettingException">What is set cannot be meant; the message names the setting.</exception>
    public static bool AreGiven(IConfiguration configuration)
    {
        if (configuration[Endpoint] is not { } endpoint || string.IsNullOrWhiteSpace(endpoint))
            return false;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            throw new SettingException(
                Endpoint, $"is '{endpoint}', which is no address. Give the collector's, such as http://localhost:4317, or leave it empty to export nothing.");
        if (configuration[Protocol] is { Length: > 0 } protocol and not ("grpc" or "http/protobuf"))
            throw new SettingException(Protocol, $"is '{protocol}'; choose grpc or http/protobuf, or leave it empty for grpc.");
        return true;
    }
}
