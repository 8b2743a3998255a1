using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Exchange.Web.People;

/// <summary>
/// Keeps what was typed into a form whose session has ended. Nothing is lost: the sign-in page carries the fields, sealed, and after signing
/// in they are shown as one button that sends them to where they were going.
/// <para>
/// A form's endpoint needs only a policy (<c>.RequireAuthorization(Policies.Reporter)</c>): the challenge holds the form by itself. An
/// endpoint that finds out later answers with <c>HeldForm.Hold(context)</c>.
/// </para>
/// </summary>
public static class HeldForm
{
    private const string AntiforgeryField = "__RequestVerificationToken";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    /// <summary>Answers a post of nobody with the sign-in page (401) that holds the posted fields.</summary>
    public static async Task Hold(HttpContext context)
    {
        var request = context.Request;
        string? held = null;
        var files = false;
        // What another site made the browser send is not kept for the reader to send again.
        if (request.HasFormContentType && Origins.IsOwn(request))
        {
            var form = await request.ReadFormAsync(context.RequestAborted);
            var fields = form.Where(f => f.Key != AntiforgeryField).SelectMany(f => f.Value.Select(v => new Field(f.Key, v ?? "")));
            held = Seal(context, new(request.PathBase + request.Path + request.QueryString, [.. fields]));
            files = form.Files.Count > 0;
        }
        await PeoplePages.SignIn(new() { Held = held, HeldFiles = files, Expired = true }, StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }

    internal static string Seal(HttpContext context, Content content) =>
        Protector(context).Protect(JsonSerializer.Serialize(content), Kept);

    /// <summary>What was held; null if the seal is broken or too old.</summary>
    internal static Content? Open(HttpContext context, string? held)
    {
        if (string.IsNullOrEmpty(held))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Content>(Protector(context).Unprotect(held));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("Exchange.HeldForm").ToTimeLimitedDataProtector();

    public sealed record Content(string To, IReadOnlyList<Field> Fields);

    public sealed record Field(string Name, string Value);
}
