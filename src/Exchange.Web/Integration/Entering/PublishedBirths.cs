using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Integration.Entering;

/// <summary>
/// What is published of a country's birth registration. It is the one figure that answers a question of the building blocks: the question is
/// filled in with it, to be confirmed; until the country saves it, it is nobody's answer and counts for nothing.
/// </summary>
/// <param name="Share">Children under five whose birth is registered, in percent.</param>
/// <param name="Year">Its year.</param>
/// <param name="Source">Who published it.</param>
public sealed record PublishedBirths(double Share, int Year, string Source)
{
    /// <summary>The question that it answers: at least 75 % of births.</summary>
    public const string Criterion = "B02.2b";

    private const string Indicator = "SG_REG_BRTH.lt5y";
    private const double Asked = 75;

    /// <summary>That it is published and is to be confirmed.</summary>
    public string Sentence => Write.Text(InventoryTexts.Publication, Write.Figure(Share, 1), Source, Members.Words.Year(Year));

    /// <summary>The question as it would be answered.</summary>
    public EntryDraft Draft => new(EntryKind.Criterion, Criterion, ImmutableDictionary<string, string>.Empty
        .Add("met", Share >= Asked ? "yes" : "no")
        .Add(EntryFields.Evidence, string.Create(CultureInfo.InvariantCulture, $"{Source}, {Year}: {Share} %")));

    /// <summary>The latest figure of the country; null if none is published.</summary>
    public static PublishedBirths? Of(string iso3, Reference reference) =>
        reference.PublishedSeries(iso3, Indicator).LastOrDefault() is { } last ? new(last.Value, last.Key.Year, last.Source) : null;
}
