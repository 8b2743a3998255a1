namespace Exchange.Web.Hosting.Content;

/// <summary>A content file cannot be taken as it is. The message is a sentence naming file, line and what is wrong.</summary>
public sealed class ContentException : Exception
{
    /// <summary>With the whole sentence.</summary>
    public ContentException(string sentence) : base(sentence) { }

    /// <summary>With the place and what is wrong there.</summary>
    public ContentException(string file, int line, string wrong) : base($"content/{file}, line {line}: {wrong}") { }
}
