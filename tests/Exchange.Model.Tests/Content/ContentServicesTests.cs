using Exchange.Web.Hosting.Content;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Model.Tests.Content;

public sealed class ContentServicesTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("exchange-root").FullName;

    [Fact]
    public void The_setting_names_the_folder()
    {
        using var host = Product(Shipped.Folder);
        Assert.Equal(Shipped.Folder, host.Services.GetRequiredService<ContentFolder>().FolderPath);
    }

    [Fact]
    public void A_setting_that_names_no_folder_stops_the_product_with_a_sentence()
    {
        var refusal = Assert.Throws<ContentException>(() => Product(Path.Combine(_path, "nowhere")));
        Assert.Contains("Content:Path", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_setting_the_nearest_folder_above_the_content_root_is_taken()
    {
        var above = Path.Combine(_path, "content");
        Shipped.CopyTo(above);
        using var host = Product(null);
        Assert.Equal(above, host.Services.GetRequiredService<ContentFolder>().FolderPath);
    }

    [Fact]
    public void Without_one_above_the_folder_beside_the_binaries_is_taken()
    {
        using var host = Product(null);
        Assert.Equal(Shipped.Folder, host.Services.GetRequiredService<ContentFolder>().FolderPath);
    }

    public void Dispose() => Directory.Delete(_path, true);

    private IHost Product(string? setting)
    {
        var root = Path.Combine(_path, "src", "Exchange.Web");
        Directory.CreateDirectory(root);
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = root });
        builder.Configuration[ContentServices.Setting] = setting;
        builder.Logging.ClearProviders();
        builder.AddContent();
        return builder.Build();
    }
}
