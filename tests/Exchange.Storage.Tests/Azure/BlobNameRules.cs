using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>What a record's blob is called, and that the name leads back.</summary>
public sealed partial class BlobNameRules
{
    // Any text, and often text made of what the names themselves are made of.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String.Where(IsUnicode),
        Gen.Char["~/.-_2FaA%"].Array[0, 12].Select(units => new string(units)),
        Gen.Select(Gen.Char["aع~"], Gen.Int[100, 1200]).Select((unit, length) => new string(unit, length)));

    private static readonly Gen<RecordKey> Keys =
        Gen.Select(Texts, Texts, Texts).Select((type, key, state) => new RecordKey(type, key, state));

    [Theory]
    [InlineData("member", "JOR", "member", "member/JOR/member.json")]
    [InlineData("submission", "r2026/JOR", "history/000001", "submission/r2026~2FJOR/history~2F000001.json")]
    [InlineData("account", "a.b@c.org", "account", "account/a~2Eb~40c~2Eorg/account.json")]
    [InlineData("a", "..", "", "a/~2E~2E/~.json")]
    public void A_name_reads_as_type_key_and_state(string type, string key, string state, string name) =>
        Assert.Equal(new BlobName(name, null), BlobName.Of(new(type, key, state)));

    [Fact]
    public void Every_name_leads_back_to_its_record() => Keys.Sample(key =>
    {
        if (TryName(key) is { } name)
            Assert.Equal(key, BlobName.Record(name.Name, name.Metadata));
    });

    [Fact]
    public void Two_records_never_share_a_name() => Gen.Select(Keys, Keys).Sample((left, right) =>
    {
        if (left != right && TryName(left) is { } one && TryName(right) is { } other)
            Assert.NotEqual(one.Name, other.Name);
    });

    [Fact]
    public void A_name_holds_nothing_that_an_address_could_be_read_differently_for() => Keys.Sample(key =>
    {
        if (TryName(key) is not { } name)
            return;
        Assert.Matches(Safe(), name.Name);
        Assert.InRange(name.Name.Length, 1, 1024);
        // What goes beside it is a header, and all headers of a blob together have 8 KiB.
        Assert.InRange(name.Whole?.Length ?? 0, 0, 7_000);
    });

    [Fact]
    public void A_record_whose_name_the_account_cannot_keep_is_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => BlobName.Of(new("member", new('ع', 2_000), "state")));
        Assert.Contains("longer than Azure Storage can keep", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("readme.txt")]
    [InlineData("member/JOR.json")]
    [InlineData("member/JOR/member/more.json")]
    [InlineData("member/J~2/member.json")]
    [InlineData("member/J~zz/member.json")]
    [InlineData("member/J~2f/member.json")]
    [InlineData("member/J O/member.json")]
    [InlineData("member//member.json")]
    [InlineData("member/~FF/member.json")]
    [InlineData("~long/00.json")]
    public void A_blob_of_somebody_else_is_refused_by_its_name(string name)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => BlobName.Record(name, null));
        Assert.Contains($"'{name}'", refusal.Message, StringComparison.Ordinal);
    }

    private static BlobName? TryName(RecordKey key)
    {
        try
        {
            return BlobName.Of(key);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsUnicode(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    [GeneratedRegex(@"\A([A-Za-z0-9_~-]+/){2}[A-Za-z0-9_~-]+\.json\z|\A~long/[0-9a-f]{64}\.json\z")]
    private static partial Regex Safe();
}
