using Exchange.Storage;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Hosting.Moving;

/// <summary>Which store is exported or filled: the one that the settings choose for serving.</summary>
internal static class MovedStore
{
    public static IStateArchive OpenForExport(this WebApplicationBuilder builder) => SqliteStateArchive.OpenForExport(builder.StoragePath());

    public static IStateArchive OpenForImport(this WebApplicationBuilder builder) => SqliteStateArchive.OpenForImport(builder.StoragePath(), TimeProvider.System);

    public static IFileStore Files(this WebApplicationBuilder builder) =>
        new FolderFileStore(FolderFileStore.Beside(builder.StoragePath()), TimeProvider.System);
}
