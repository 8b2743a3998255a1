namespace Exchange.Model.Indicators;

/// <summary>Who published figures that ship with the product, and on what terms. Every picture of them names it.</summary>
/// <param name="Text">The source exactly as observations carry it.</param>
/// <param name="Vintage">Which release the figures come from, e.g. <c>WDI-2025</c>.</param>
/// <param name="Publisher">Name of the organisation.</param>
/// <param name="Licence">Name of the licence or terms.</param>
/// <param name="Address">Web address of the publication.</param>
public sealed record PublishedSource(string Text, string Vintage, string Publisher, string Licence, Uri Address);
