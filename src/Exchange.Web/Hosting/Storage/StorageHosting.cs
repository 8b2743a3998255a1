namespace Exchange.Web.Hosting.Storage;

/// <summary>Where state is kept: one file on disk, by the setting <c>Storage:Path</c>.</summary>
internal static partial class StorageHosting
{
    public static string StoragePath(this IHostApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration["Storage:Path"] ?? Path.Combine("data", "exchange.db"), builder.Environment.ContentRootPath);

    public static void LogStoragePath(this WebApplication app) =>
        LogPath(app.Logger, app.Services.GetRequiredService<StoragePlace>().Path);

    [LoggerMessage(LogLevel.Information, "State is kept in {Path} (setting Storage:Path).")]
    private static partial void LogPath(ILogger logger, string path);
}

/// <summary>The file that state is kept in; keys and other files stand beside it.</summary>
internal sealed record StoragePlace(string Path)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;
}
