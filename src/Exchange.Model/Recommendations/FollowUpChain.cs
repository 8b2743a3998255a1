using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exchange.Model.Recommendations;

/// <summary>
/// Links the entries of a follow-up's history: each carries a hash over the one before and itself, so that whoever alters an entry has to
/// alter all that follow. A field that is not set adds nothing, so entries written before the field existed keep their hash.
/// </summary>
public static class FollowUpChain
{
    private static readonly JsonSerializerOptions Plain = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>Name of the chain among all others; no round can be called so.</summary>
    public static string Name(string member) => "recommendations:" + member;

    /// <summary>What a member's first entry is linked to.</summary>
    public static string Beginning(string member) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("recommendations/" + member)));

    /// <summary>The entry with its hash.</summary>
    /// <param name="previous">Hash of the entry before, or <see cref="Beginning"/>.</param>
    /// <param name="entry">The entry; a hash in it is replaced.</param>
    public static FollowUpEntry Link(string previous, FollowUpEntry entry) => entry with { Hash = HashOf(previous, entry) };

    /// <summary>Index of the first entry that does not fit the ones before it; null if all do.</summary>
    /// <param name="beginning">What the first entry is linked to.</param>
    /// <param name="entries">All entries, oldest first.</param>
    public static int? FirstUnfit(string beginning, ImmutableArray<FollowUpEntry> entries)
    {
        var previous = beginning;
        for (var i = 0; i < entries.Length; previous = entries[i++].Hash)
            if (entries[i].Hash != HashOf(previous, entries[i]))
                return i;
        return null;
    }

    private static string HashOf(string previous, FollowUpEntry entry) => Convert.ToHexStringLower(
        SHA256.HashData([.. Encoding.UTF8.GetBytes(previous), .. JsonSerializer.SerializeToUtf8Bytes(entry with { Hash = "" }, Plain)]));
}
