using Exchange.Storage;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Hosting.Moving;

/// <summary>Which store is exported or filled: the one that the settings choose for serving.</summary>
internal static class MovedStore
{
    public static async Task<IStateArchive> OpenForExport(this WebApplicationBuilder builder, CancellationToken cancellationToken) =>
        builder.Place() is { Account: { } account }
            ? await BlobStateArchive.OpenForExportAsync(account, TimeProvider.System, cancellationToken)
            : SqliteStateArchive.OpenForExport(builder.Place().Path!);

    public static async Task<IStateArchive> OpenForImport(this WebApplicationBuilder builder, CancellationToken cancellationToken) =>
        builder.Place() is { Account: { } account }
            ? await BlobStateArchive.OpenForImportAsync(account, TimeProvider.System, cancellationToken)
            : SqliteStateArchive.OpenForImport(builder.Place().Path!, TimeProvider.System);

    public static IFileStore Files(this WebApplicationBuilder builder) => builder.Place() is { Account: { } account }
        ? new BlobFileStore(account)
        : new FolderFileStore(FolderFileStore.Beside(builder.Place().Path!), TimeProvider.System);

    private static StoragePlace Place(this WebApplicationBuilder builder) => StoragePlace.Read(
        builder.Configuration, builder.Environment.ContentRootPath, ClusterSettings.Read(builder.Configuration).Kind);
}
