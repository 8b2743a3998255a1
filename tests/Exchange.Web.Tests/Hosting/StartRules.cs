using System.Diagnostics;

namespace Exchange.Web.Tests.Hosting;

/// <summary>A program that is set up half refuses to start, with one sentence that names the setting and no trace of its insides.</summary>
public sealed class StartRules
{
    [Theory]
    [InlineData("Setting Cluster is 'Moon'", "Cluster=Moon")]
    [InlineData("Setting Storage is 'Moon'", "Storage=Moon")]
    [InlineData("Setting Storage is Embedded, but Cluster is Azure", "Cluster=Azure", "Storage=Embedded", "AzureStorage__ConnectionString=UseDevelopmentStorage=true")]
    [InlineData("AzureStorage", "Cluster=Azure")]
    [InlineData("AzureStorage", "Storage=Azure")]
    [InlineData("Setting Cluster:Address is set, but Cluster is Localhost", "Cluster__Address=10.0.0.1")]
    [InlineData("Setting Cluster:SiloPort is 'eleven'", "Cluster__SiloPort=eleven")]
    [InlineData("Setting OpenIdConnect:ClientSecret is missing, but OpenIdConnect:Authority is set", "OpenIdConnect__Authority=https://id.example.org", "OpenIdConnect__ClientId=exchange", "OpenIdConnect__Name=Ministry")]
    [InlineData("Setting OpenIdConnect:Authority is missing, but OpenIdConnect:Name is set", "OpenIdConnect__Name=Ministry")]
    [InlineData("Setting OpenIdConnect:Authority is 'http://id.example.org'", "OpenIdConnect__Authority=http://id.example.org", "OpenIdConnect__ClientId=exchange", "OpenIdConnect__ClientSecret=secret", "OpenIdConnect__Name=Ministry")]
    [InlineData("Setting People:RecheckSeconds is '90'", "People__RecheckSeconds=90")]
    [InlineData("Setting Storage:Path", "Storage__Path=/dev/null/exchange.db")]
    public async Task A_half_set_up_host_says_which_setting_and_ends(string sentence, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("exchange-start-").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { RedirectStandardError = true, RedirectStandardOutput = true };
            start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
            start.Environment["Storage__Path"] = Path.Combine(folder, "exchange.db");
            foreach (var setting in settings)
                start.Environment[setting[..setting.IndexOf('=')]] = setting[(setting.IndexOf('=') + 1)..];
            using var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await output;

            Assert.Equal(2, process.ExitCode);
            Assert.Contains(sentence, error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
