namespace Exchange.Browser.People;

/// <summary>A device with passkeys and a finger that is always on its reader, played by Chromium.</summary>
internal sealed class Device
{
    private readonly ICDPSession _session;
    private readonly Dictionary<string, object> _authenticator;

    private Device(ICDPSession session, string id) => (_session, _authenticator) = (session, new() { ["authenticatorId"] = id });

    public static async Task<Device> Of(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>How many passkeys it holds.</summary>
    public async Task<int> Passkeys() => (await _session.SendAsync("WebAuthn.getCredentials", _authenticator))!.Value.GetProperty("credentials").GetArrayLength();
}
