using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Members;

namespace Exchange.Web.Integration.Level;

/// <summary>Where a country stands on a day, how it came to this, and what somebody supposes.</summary>
/// <param name="Member">The country.</param>
/// <param name="Day">The day.</param>
/// <param name="Standing">What its inventory proves; null if none was accepted by then.</param>
/// <param name="Course">Every step up to that day, oldest first.</param>
public sealed record LevelPicture(Member Member, DateOnly Day, Standing? Standing, ImmutableArray<Step> Course)
{
    /// <summary>Most suppositions that one question takes.</summary>
    public const int MostSupposed = 200;

    /// <summary>What is being entered, shown to the country and the secretariat.</summary>
    public bool IsDraft { get; init; }

    /// <summary>A made-up country.</summary>
    public bool IsSample { get; init; }

    /// <summary>Code of the made-up country, for somebody who wants to see how it looks; null where it is not shown.</summary>
    public string? SampleCode { get; init; }

    /// <summary>The reader may enter the inventory.</summary>
    public bool MayEnter { get; init; }

    /// <summary>What somebody supposes, as it stands in the address.</summary>
    public ImmutableArray<string> Supposed { get; init; } = [];

    /// <summary>What would change if it were so; null if nothing is supposed.</summary>
    public Change? Change { get; init; }

    /// <summary>The entries by the text of their key: for their names.</summary>
    public ImmutableDictionary<string, Entry> Entries { get; } =
        Standing?.Accepted.Entries.ToImmutableDictionary(e => e.Entry.Key.ToString(), e => e.Entry, StringComparer.Ordinal) ?? ImmutableDictionary<string, Entry>.Empty;

    /// <summary>The page's address, for a day other than today.</summary>
    public string Address => IsDraft ? $"inventory/{Member.Iso3}/level" : $"members/{Member.Iso3}/level";

    /// <summary>The last step on which the level rose or fell; null if it never did.</summary>
    public Step? LastMove => Course.LastOrDefault(s => s.Change is { } change && (change.Fell || change.Rose));

    /// <summary>The picture with what is supposed.</summary>
    public LevelPicture Suppose(IEnumerable<string?> texts, Rubric rubric)
    {
        ImmutableArray<string> supposed = [.. texts.OfType<string>().Distinct(StringComparer.Ordinal).Take(MostSupposed)];
        return supposed.IsEmpty || Standing is not { } standing ? this : this with
        {
            Supposed = supposed,
            Change = WhatIf.Of(standing.Reading.Facts, Opening.Suppose(supposed, standing.Inventory, rubric)),
        };
    }
}
