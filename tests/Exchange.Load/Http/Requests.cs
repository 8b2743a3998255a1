using System.Text;

namespace Exchange.Load.Http;

/// <summary>Requests as bytes, made before the clock runs.</summary>
internal static class Requests
{
    public static byte[] Get(Uri address, string path, string? accept = null) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{(accept is null ? "" : $"Accept-Encoding: {accept}\r\n")}\r\n");

    public static byte[] Post(Uri address, string path, string? token, string type, byte[] body)
    {
        var head = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}"
            + $"Content-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. head, .. body];
    }
}
