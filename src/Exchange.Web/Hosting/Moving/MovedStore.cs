using Exchange.Storage;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Hosting.Moving;

/// <summary>Which store is exported or filled: the one that the settings choose for serving.</summary>
internal static class MovedStore
{
    public static IStateArchive OpenForExport(this WebApplicationBuilder builder) => SqliteStateArchive.OpenForExport(builder.StoragePath());

    public static IStateArchive OpenForImport(this WebApplicationBuilder builder) => SqliteStateArchive.OpenForImport(builder.StoragePath(), TimeProvider.System);

    public static IArchivedFiles Files(this WebApplicationBuilder builder) => new None();

    private sealed class None : IArchivedFiles
    {
        public IAsyncEnumerable<string> List(CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

        public Task<Stream> Open(string sha256, CancellationToken cancellationToken) => throw new FileNotFoundException(sha256);

        public Task Put(Stream content, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
