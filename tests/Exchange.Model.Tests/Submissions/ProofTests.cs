using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>Which links and files are taken as evidence.</summary>
public sealed class ProofTests
{
    private static readonly Evidence Link = new(EvidenceKind.Link, "https://example.org/survey", "Survey");
    private static readonly Evidence File = new(EvidenceKind.File, new string('a', 63) + "0", "Survey.pdf", "application/pdf", 1);

    [Theory]
    [InlineData("https://example.org/survey", true), InlineData("http://example.org", true)]
    [InlineData("ftp://example.org/survey", false), InlineData("javascript:alert(1)", false), InlineData("file:///etc/passwd", false)]
    [InlineData("https://name@example.org/", false), InlineData("https://name:word@example.org/", false), InlineData("/survey", false), InlineData("", false)]
    public void A_link_is_a_page_on_the_web_without_a_name_in_its_address(string address, bool taken) =>
        Assert.Equal(taken ? null : "EvidenceLinkUnfit", EvidenceRules.Refuses(Link with { Address = address }));

    [Fact]
    public void Names_and_addresses_have_a_longest()
    {
        Assert.Null(EvidenceRules.Refuses(Link with { Name = new string('n', 200) }));
        Assert.All(["", "  ", new string('n', 201)], name => Assert.Equal("EvidenceNameUnfit", EvidenceRules.Refuses(Link with { Name = name })));
        Assert.Null(EvidenceRules.Refuses(Link with { Address = "https://example.org/".PadRight(2_000, 'a') }));
        Assert.Equal("EvidenceLinkUnfit", EvidenceRules.Refuses(Link with { Address = "https://example.org/".PadRight(2_001, 'a') }));
    }

    [Theory]
    [InlineData(0, false), InlineData(-1, false), InlineData(1, true), InlineData(EvidenceRules.LongestFile, true), InlineData(EvidenceRules.LongestFile + 1, false)]
    public void A_file_has_something_in_it_and_at_most_ten_megabytes(long length, bool taken) =>
        Assert.Equal(taken ? null : "EvidenceTooLarge", EvidenceRules.Refuses(File with { Length = length }));

    [Fact]
    public void Ten_megabytes_are_ten_times_1024_times_1024_bytes() => Assert.Equal(10_485_760, EvidenceRules.LongestFile);

    [Theory]
    [InlineData(null), InlineData("text/html"), InlineData("image/svg+xml"), InlineData("")]
    public void A_file_that_a_browser_would_run_is_not_taken(string? type) => Assert.Equal("EvidenceTypeUnfit", EvidenceRules.Refuses(File with { MediaType = type }));

    [Fact]
    public void Documents_tables_texts_and_pictures_are_taken_by_their_ending_in_either_case()
    {
        Assert.Equal("application/pdf", EvidenceRules.MediaTypes[".PDF"]);
        Assert.Equal([".csv", ".docx", ".jpeg", ".jpg", ".pdf", ".png", ".txt", ".xlsx"], EvidenceRules.MediaTypes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "image/jpeg", "image/png", "text/csv", "text/plain"],
            EvidenceRules.MediaTypes.Values.Distinct().Order(StringComparer.Ordinal));
        Assert.All(EvidenceRules.MediaTypes.Values, type => Assert.Null(EvidenceRules.Refuses(File with { MediaType = type })));
    }

    [Theory]
    [InlineData("abc"), InlineData("../../../../etc/passwd-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), InlineData("A")]
    public void A_file_is_named_by_its_fingerprint_alone(string address) =>
        Assert.Equal("EvidenceUnknown", EvidenceRules.Refuses(File with { Address = address.Length == 1 ? new string(address[0], 64) : address }));
}
