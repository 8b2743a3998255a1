namespace Exchange.Web.Hosting.Content;

/// <summary>Brings the content folder into the product.</summary>
public static class ContentServices
{
    /// <summary>The setting that names the folder.</summary>
    public const string Setting = "Content:Path";

    /// <summary>Adds <see cref="ContentFolder"/>; the product does not start with content it cannot take.</summary>
    public static IHostApplicationBuilder AddContent(this IHostApplicationBuilder builder)
    {
        var path = Find(builder.Configuration[Setting], builder.Environment.ContentRootPath, AppContext.BaseDirectory);
        // Reading takes about as long as putting the rest together: both go at once.
        var reading = Task.Run(() => ContentFolder.Read(path));
        builder.Services.AddSingleton(s => new ContentFolder(path, reading, s.GetRequiredService<ILogger<ContentFolder>>()));
        builder.Services.AddHostedService<ReadAtStart>();
        return builder;
    }

    /// <summary>
    /// The folder: the one of the setting; else the nearest one called content at or above the content root (a clone of the repository);
    /// else the one beside the binaries (a published product). Throws <see cref="ContentException"/> if there is none.
    /// </summary>
    internal static string Find(string? setting, string contentRoot, string binaries)
    {
        if (!string.IsNullOrWhiteSpace(setting))
            return Directory.Exists(setting)
                ? Path.GetFullPath(setting)
                : throw new ContentException($"The setting {Setting} names '{setting}', but there is no such folder.");
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
            if (Inside(folder.FullName) is { } found)
                return found;
        return Inside(binaries)
            ?? throw new ContentException($"There is no folder 'content' at or above '{contentRoot}' or in '{binaries}'. Name it with the setting {Setting}.");
    }

    private static string? Inside(string folder)
    {
        var path = Path.Combine(folder, "content");
        return File.Exists(Path.Combine(path, MemberFiles.Members)) ? path : null;
    }

    // The host makes its hosted services before it starts any of them, so a broken file stops it before a grain or a page asks.
    private sealed class ReadAtStart(ContentFolder content) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = content.Current;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
