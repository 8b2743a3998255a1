namespace Exchange.Model.Integration;

/// <summary>How data travel from a dataset to a programme.</summary>
public enum LinkTool
{
    /// <summary>They do not.</summary>
    None,
    /// <summary>A file or e-mail that somebody sends.</summary>
    Manual,
    /// <summary>A scheduled batch.</summary>
    Batch,
    /// <summary>A query service.</summary>
    Query,
    /// <summary>An event that is sent when something happens.</summary>
    Event,
}
