using Exchange.Storage;

namespace Exchange.Web.People;

/// <summary>
/// Settings of sign-in at the people's own organisation, under <c>OpenIdConnect</c>: <c>Authority</c> (address of the OpenID Connect server),
/// <c>ClientId</c>, <c>ClientSecret</c> and <c>Name</c> (what the button says). All of them or none.
/// </summary>
internal sealed record OpenIdSettings(Uri Authority, string ClientId, string ClientSecret, string Name)
{
    private const string Section = "OpenIdConnect";
    private static readonly string[] All = [nameof(Authority), nameof(ClientId), nameof(ClientSecret), nameof(Name)];

    /// <summary>The settings; null if there are none.</summary>
    public static OpenIdSettings? Read(IConfiguration configuration)
    {
        var values = All.ToDictionary(name => name, name => configuration[$"{Section}:{name}"]?.Trim() ?? "", StringComparer.Ordinal);
        if (values.Values.All(v => v.Length == 0))
            return null;
        if (All.FirstOrDefault(name => values[name].Length == 0) is { } missing)
        {
            throw new SettingException($"{Section}:{missing}", $"is missing, but {Section}:{All.First(name => values[name].Length > 0)} is set: signing in at an organisation needs "
                + string.Join(", ", All) + ". Set all of them, or none.");
        }
        if (!Uri.TryCreate(values[nameof(Authority)], UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || authority is { Scheme: "http", IsLoopback: true }))
        {
            throw new SettingException($"{Section}:{nameof(Authority)}", $"is '{values[nameof(Authority)]}': write the https address of the OpenID Connect server, "
                + "without /.well-known behind it; http is allowed on this machine only.");
        }
        return new(authority, values[nameof(ClientId)], values[nameof(ClientSecret)], values[nameof(Name)]);
    }
}

/// <summary>The organisation at which people may sign in; none if it is not set up.</summary>
internal sealed record Organisation(OpenIdSettings? Settings);
