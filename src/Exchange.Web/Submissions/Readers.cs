using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Web.Submissions;

/// <summary>Who has a submission open. Known for as long as the page keeps saying so; never stored.</summary>
internal sealed class Readers
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(45);

    private ImmutableDictionary<string, (string Name, DateTimeOffset At)> _seen = ImmutableDictionary<string, (string, DateTimeOffset)>.Empty;

    /// <summary>Notes the reader and answers the names of the others.</summary>
    public ImmutableArray<string> Note(Actor reader, DateTimeOffset now)
    {
        _seen = _seen.RemoveRange(_seen.Where(p => now - p.Value.At > Remembered).Select(p => p.Key)).SetItem(reader.Id, (reader.Name, now));
        return [.. _seen.Where(p => p.Key != reader.Id).Select(p => p.Value.Name).Order(StringComparer.Ordinal)];
    }
}
