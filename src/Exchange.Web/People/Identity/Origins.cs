namespace Exchange.Web.People;

/// <summary>Where a request comes from and where a reader may be sent.</summary>
internal static class Origins
{
    /// <summary>Whether the browser says that one of our own pages sent this. A request that says nothing does not.</summary>
    public static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..])
            return site == "same-origin";
        return request.Headers.Origin is [{ } origin, ..]
            && string.Equals(origin, request.Scheme + "://" + request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The address if it is a path of ours, else null. A browser reads <c>//host</c> and <c>/\host</c> as another site.</summary>
    public static string? Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : null;
}
