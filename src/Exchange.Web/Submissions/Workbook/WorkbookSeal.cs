using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>Seals a workbook's identity with the installation's keys.</summary>
internal sealed class WorkbookSeal(IDataProtectionProvider keys)
{
    private const int Longest = 2_000;

    private readonly IDataProtector _protector = keys.CreateProtector("Exchange.Workbook");

    public string Seal(WorkbookIdentity identity) => _protector.Protect(JsonSerializer.Serialize(identity));

    /// <summary>The identity; null if the seal is not one of this installation's, or was altered.</summary>
    public WorkbookIdentity? Open(string text)
    {
        if (text.Length is 0 or > Longest)
            return null;
        try
        {
            return JsonSerializer.Deserialize<WorkbookIdentity>(_protector.Unprotect(text));
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
