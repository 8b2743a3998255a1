using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Hosting.Api;

/// <summary>The refusals that more than one address knows.</summary>
internal static class Problems
{
    public static Problem UnknownParameter(string name, IEnumerable<string> known) => Parameter(
        "unknown-parameter", name, () => Write.Text(ApiTexts.UnknownParameter, name, string.Join(", ", known)));

    public static Problem UnknownValue(string name, string value, IEnumerable<string> known) => Parameter(
        "unknown-value", name, () => Write.Text(ApiTexts.UnknownValue, value, name, string.Join(", ", known)));

    public static Problem NotAYear(string name, string value) => Parameter(
        "not-a-year", name, () => Write.Text(ApiTexts.NotAYear, value, name));

    public static Problem Missing(string name) => Parameter("missing", name, () => Write.Text(ApiTexts.Missing, name));

    public static Problem UnfitDate(string name, string value) => Parameter("unfit-date", name, () => Write.Text(ApiTexts.UnfitDate, value, name));

    public static Problem UnknownMember(string name, string value) => Parameter(
        "unknown-member", name, () => Write.Text(ApiTexts.UnknownMember, value));

    public static Problem UnknownIndicator(string name, string value) => Parameter(
        "unknown-indicator", name, () => Write.Text(ApiTexts.UnknownIndicator, value));

    public static Problem NoSuchMember(string value) => new("unknown-member", 404, () => Write.Text(ApiTexts.UnknownMember, value));

    public static Problem NoSuchIndicator(string value) => new("unknown-indicator", 404, () => Write.Text(ApiTexts.UnknownIndicator, value));

    public static Problem NoSuchRound(string value) => new("unknown-round", 404, () => Write.Text(ApiTexts.UnknownRound, value));

    public static Problem NoSuchAddress() => new("not-found", 404, () => ApiTexts.NotFound);

    public static Problem MethodNotAllowed() => new("method-not-allowed", 405, () => ApiTexts.MethodNotAllowed);

    public static Problem WrongContentType(string wanted) => new("content-type", 415, () => Write.Text(ApiTexts.ContentType, wanted));

    public static Problem TooLarge(long limit) => new("too-large", 413, () => Write.Text(ApiTexts.TooLarge, limit / (1 << 20)));

    public static Problem InvalidJson(long? line, long? position, string? path) => new(
        "invalid-json", 400,
        () => Write.Text(ApiTexts.InvalidJson, (line ?? 0) + 1, (position ?? 0) + 1),
        () => path is null ? [] : [new(path, Write.Text(ApiTexts.InvalidJsonAt, path))]);

    public static Problem SignInNeeded() => new("unauthorized", 401, () => ApiTexts.SignInNeeded);

    public static Problem Forbidden() => new("forbidden", 403, () => ApiTexts.Forbidden);

    public static Problem Unexpected() => new("unexpected", 500, () => ApiTexts.Unexpected) { Traced = true };

    public static Problem Unavailable() => new("unavailable", 503, () => ApiTexts.Unavailable) { RetryAfter = TimeSpan.FromSeconds(2), Traced = true };

    public static Problem Unreadable(int status) => new("bad-request", status, () => ApiTexts.BadRequest);

    private static Problem Parameter(string kind, string name, Func<string> sentence) =>
        new(kind, 400, sentence, () => [new(name, sentence())]);
}
