using System.Net;
using System.Net.Http.Json;
using Exchange.Model.Notices;
using Exchange.Web.Notices;
using Exchange.Web.Tests.Api;

namespace Exchange.Web.Tests.Notices;

/// <summary>Where webhooks may go, and how they are signed.</summary>
public sealed class HookAddressTests(Office office) : IClassFixture<Office>
{
    [Theory]
    [InlineData("http://example.org/hook")]
    [InlineData("https://user@example.org/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://localhost/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://2130706433/hook")]
    public async Task Without_the_setting_only_public_https_addresses_are_registered(string address) =>
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await office.Secretariat.PostAsJsonAsync("/api/v1/webhooks", new { address })).StatusCode);

    [Fact]
    public async Task What_a_name_resolves_to_decides_when_connecting()
    {
        await using var receiver = await Receiver.Start();
        using var client = new HookClient(new(AllowsLoopback: false), TimeProvider.System);
        var report = await client.Call(new("a", $"http://localhost:{new Uri(receiver.Address).Port}/hook", "whsec_AAAA", new("ping", Happening.Ping, DateTimeOffset.UnixEpoch, "", "", [])));
        Assert.Equal(Fate.Never, report.Fate);
        Assert.Contains("localhost", report.Answer, StringComparison.Ordinal);
        Assert.Empty(receiver.Calls);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("239.1.1.1", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    public void Private_local_and_cloud_internal_addresses_are_not_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicNetworks.Contain(IPAddress.Parse(address)));

    [Fact]
    public void The_signature_is_that_of_the_standards_own_example() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        HookClient.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"));
}
