namespace Exchange.Storage;

/// <summary>An archive or a store that cannot be used as asked. The message is a sentence for whoever asked; nothing was written.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
