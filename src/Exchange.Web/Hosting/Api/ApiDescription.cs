using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Exchange.Web.Hosting.Api;

/// <summary>The OpenAPI document, and the page that a person reads it on.</summary>
internal static class ApiDescription
{
    private const string Token = "token";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsToken>().Any())
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/reference", (options, context) =>
        {
            // The page starts itself with an inline script and sets styles from script: it alone gets a policy that names its script.
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                + "font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";
            options.WithTitle("Exchange API").WithNonce(nonce).WithOpenApiRoutePattern("/openapi/{documentName}.json");
            // Nothing on the page leads to, or reports to, anybody else.
            options.DisableDefaultFonts().DisableAgent().DisableMcp().DisableTelemetry().HideDeveloperTools().HideClientButton();
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Exchange",
            Version = "v1",
            Description = "Figures of the 57 member countries: published and national side by side, live. Reading needs no sign-in. "
                + "Every figure can be read as of a moment (?as-of=2026-03-01T12:00Z) or from a frozen snapshot (?snapshot=NAME). "
                + "Writing needs a token, and every command carries an operation id: the same id again changes nothing and answers the same. "
                + "Refusals are problem documents (RFC 9457) with a sentence in the language of Accept-Language (en, fr, ar). "
                + "The hub at /live (SignalR) calls Changed({version, members, indicators}) on every change and answers Version() and Snapshot().",
        };
        var components = document.Components ??= new();
        components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        components.SecuritySchemes[Token] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token of the secretariat or of one member; POST /api/v1/tokens gives one out and shows it once.",
        };
        foreach (var path in document.Paths.Values)
            path.Operations?.Remove(HttpMethod.Head);
    }
}

/// <summary>Marks an address that is of no use without a token.</summary>
internal sealed class NeedsToken;
