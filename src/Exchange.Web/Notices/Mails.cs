using System.Security.Cryptography;
using System.Text;

namespace Exchange.Web.Notices;

internal static class Mails
{
    /// <summary>The identity of an e-mail to a person about something: also its Message-ID and, in a folder, its file's name.</summary>
    public static string IdOf(string person, string about) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person}\n{about}")))[..32];
}
