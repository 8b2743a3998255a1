using Exchange.Storage;

namespace Exchange.Web.Hosting.Storage;

/// <summary>Keeps the grains' state where the settings say.</summary>
internal static partial class StorageHosting
{
    public static ISiloBuilder UseStorage(this ISiloBuilder silo, StoragePlace place) => place.Account is { } account
        ? silo.AddAzureBlobGrainStorageAsDefault(account)
        : silo.AddSqliteGrainStorageAsDefault(options => options.Path = place.Path!);

    /// <summary>Files that people send stand with the state: in the account, or in a folder beside the embedded file.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) => services.AddSingleton<IFileStore>(provider =>
        provider.GetRequiredService<StoragePlace>() is { Account: { } account }
            ? new BlobFileStore(account)
            : new FolderFileStore(
                FolderFileStore.Beside(provider.GetRequiredService<StoragePlace>().Path!), provider.GetRequiredService<TimeProvider>()));

    public static void LogStoragePlace(this WebApplication app)
    {
        var place = app.Services.GetRequiredService<StoragePlace>();
        if (place.Path is { } path)
            LogPath(app.Logger, path);
        else
            LogAccount(app.Logger, place.Name);
    }

    [LoggerMessage(LogLevel.Information, "State is kept in {Path} (setting Storage:Path).")]
    private static partial void LogPath(ILogger logger, string path);

    [LoggerMessage(LogLevel.Information, "State is kept in {Account} (settings AzureStorage).")]
    private static partial void LogAccount(ILogger logger, string account);
}
