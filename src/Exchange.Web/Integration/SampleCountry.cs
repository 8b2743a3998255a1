using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Members;
using Exchange.Storage;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Integration;

/// <summary>A made-up country and what was accepted of it.</summary>
/// <param name="Member">What it is called; no member.</param>
/// <param name="Versions">Its accepted inventories, oldest first.</param>
public sealed record SampleInventory(Member Member, ImmutableArray<AcceptedInventory> Versions);

/// <summary>
/// The made-up country of <c>content/sample</c>, for a newcomer to look around. It is no member, is stored nowhere and enters no figure over
/// members. Its days are counted back from today, so that it never grows old.
/// </summary>
internal sealed partial class SampleCountry(IConfiguration configuration, IHostEnvironment environment, ContentFolder content, TimeProvider time) : IHostedService
{
    /// <summary>The setting: true shows it, false does not; without it, it is shown in Development.</summary>
    public const string Setting = "Sample:Country";

    private readonly Lock _gate = new();
    private (DateOnly Day, SampleInventory Country)? _read;

    /// <summary>The country as of today; null where it is not shown.</summary>
    public SampleInventory? Current
    {
        get
        {
            if (!IsShown)
                return null;
            var now = time.GetUtcNow();
            var day = DateOnly.FromDateTime(now.UtcDateTime);
            lock (_gate)
            {
                if (_read is not { } read || read.Day != day)
                    _read = read = (day, Read(content.FolderPath, now));
                return read.Country;
            }
        }
    }

    private bool IsShown => configuration[Setting] switch
    {
        null or "" => environment.IsDevelopment(),
        var text when bool.TryParse(text, out var shown) => shown,
        var text => throw new SettingException(Setting, $"is '{text}': write true to show the sample country, or false to leave it out."),
    };

    // A broken file, or a setting that says neither yes nor no, stops the start.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Current;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads the folder. Throws <see cref="ContentException"/> at the first thing that cannot be taken.</summary>
    internal static SampleInventory Read(string folder, DateTimeOffset now)
    {
        const string country = "sample/country.csv", rounds = "sample/rounds.csv", entries = "sample/entries.csv";
        var files = new ContentFiles(folder, country, rounds, entries);
        var line = files.Rows(country, "code", "name_en", "name_fr", "name_ar").Single();
        var member = new Member(line.Text("code"), "", line.Texts("name"), MemberGroup.African, "", false, "en", new(0, 0), null);
        var told = files.Rows(entries, "from", "entry", "field", "text").ToArray();
        var versions = ImmutableArray.CreateBuilder<AcceptedInventory>();
        foreach (var row in files.Rows(rounds, "number", "months_ago"))
        {
            var number = row.Whole("number", 1, 99);
            var at = now.AddMonths(-row.Whole("months_ago", 0, 240));
            versions.Add(new(member.Iso3, number, at, DateOnly.FromDateTime(at.UtcDateTime), Entries(told, number, now, at)));
        }
        return new(member, versions.DrainToImmutable());
    }

    // A line holds from its round on until a later one says otherwise; an empty text takes the field away.
    private static ImmutableArray<AcceptedEntry> Entries(ContentRow[] told, int number, DateTimeOffset now, DateTimeOffset at)
    {
        var fields = new SortedDictionary<string, Dictionary<string, string?>>(StringComparer.Ordinal);
        foreach (var row in told.Where(r => r.Whole("from", 1, 99) <= number).OrderBy(r => r.Whole("from", 1, 99)))
        {
            var key = EntryKey.TryParse(row.Text("entry")) ?? throw row.Wrong($"'{row.Text("entry")}' is not the key of an entry (kind:id).");
            var field = row.Text("field");
            if (EntryFields.Find(key.Kind, field) is null)
                throw row.Wrong($"there is no field '{field}' of {EntryKey.Slug(key.Kind)}.");
            if (!fields.TryGetValue(key.ToString(), out var own))
                fields[key.ToString()] = own = new(StringComparer.Ordinal);
            own[field] = Dated(row.TextOrNull("text"), now);
        }
        return
        [
            .. fields.Select(f => Entry.Typed(EntryKey.Parse(f.Key), f.Value)).Where(e => !e.IsEmpty).Select(e => new AcceptedEntry(e, at, e.OwnGrade)),
        ];
    }

    // "7 months ago" is a day seven months before today.
    private static string? Dated(string? text, DateTimeOffset now) => text is not null && MonthsAgo().Match(text) is { Success: true } match
        ? now.AddMonths(-int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : text;

    [GeneratedRegex(@"^(\d{1,3}) months ago$")]
    private static partial Regex MonthsAgo();
}
