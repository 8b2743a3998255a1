using Exchange.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Exchange.Web.Hosting.Storage;

/// <summary>The keys that protect cookies and forms stand with the state, so that sessions outlive a restart and hold on every host.</summary>
internal static class Keys
{
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("exchange");
        services.AddOptions<KeyManagementOptions>().Configure<StoragePlace, ILoggerFactory>((options, place, loggers) =>
            options.XmlRepository = place.Account is { } account ? new BlobKeyRepository(account) : new FileSystemXmlRepository(Folder(place), loggers));
        return services;
    }

    private static DirectoryInfo Folder(StoragePlace place)
    {
        var path = Path.Combine(place.Folder, "keys");
        try
        {
            return Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Storage:Path", $"is '{place.Path}', but the folder '{path}' beside it cannot be created: {e.Message}", e);
        }
    }
}
