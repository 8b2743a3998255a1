using Microsoft.AspNetCore.DataProtection;

namespace Exchange.Web.Notices;

/// <summary>A link that opens an account waits in the outbox sealed: whoever reads what is stored cannot use it.</summary>
internal sealed class LinkSeal(IDataProtectionProvider keys)
{
    private readonly IDataProtector _protector = keys.CreateProtector("Exchange.InvitationLetter");

    public string Seal(string link) => _protector.Protect(link);

    public string Open(string link) => _protector.Unprotect(link);
}
