using Exchange.Web.Submissions.Api;
using Exchange.Web.Hosting.Api;
using Microsoft.AspNetCore.WebUtilities;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>The file that a call of the API has as its body.</summary>
internal static class SentBody
{
    /// <summary>All of it, kept until the call is answered; null if it is longer than a file may be.</summary>
    public static async Task<Stream?> Read(HttpContext context)
    {
        context.LiftBodyLimit();
        if (context.Request.ContentLength > Package.Longest)
            return null;
        var measured = new MeasuredStream(context.Request.Body, Package.Longest);
        var body = new FileBufferingReadStream(measured, 64 << 10, null, Path.GetTempPath);
        context.Response.RegisterForDisposeAsync(body);
        await body.DrainAsync(context.RequestAborted);
        return measured.TooLong ? null : body;
    }
}
