using Exchange.Web.Notices;

namespace Exchange.Web.Tests.Notices;

public sealed class MailSettingsTests
{
    [Theory]
    [InlineData("Mail:From", "Mail:Server=127.0.0.1")]
    [InlineData("Site:Address", "Mail:Server=127.0.0.1;Mail:From=exchange@example.org")]
    [InlineData("Mail:Password", "Mail:Server=127.0.0.1;Mail:From=exchange@example.org;Site:Address=https://example.org;Mail:User=exchange")]
    [InlineData("Mail:User", "Mail:Server=127.0.0.1;Mail:From=exchange@example.org;Site:Address=https://example.org;Mail:Password=secret")]
    [InlineData("Mail:Port", "Mail:Server=127.0.0.1;Mail:From=exchange@example.org;Site:Address=https://example.org;Mail:Port=smtp")]
    [InlineData("Mail:Security", "Mail:Server=mail.example.org;Mail:From=exchange@example.org;Site:Address=https://example.org;Mail:User=u;Mail:Password=p;Mail:Security=None")]
    [InlineData("Mail:Security", "Mail:Server=127.0.0.1;Mail:From=exchange@example.org;Site:Address=https://example.org;Mail:Security=Maybe")]
    [InlineData("Mail:User", "Mail:User=exchange;Mail:Password=secret")]
    [InlineData("Mail:From", "Mail:From=somebody")]
    [InlineData("Site:Address", "Site:Address=example.org/exchange")]
    public void Half_a_configuration_is_refused_by_the_name_of_what_is_missing(string setting, string given)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationBuilder()
            .Add(new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
            {
                InitialData = given.Split(';').Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1])),
            }).Build();
        Assert.Equal(setting, Assert.Throws<Exchange.Storage.SettingException>(() => MailSettings.Read(configuration, "mail")).Setting);
    }
}
