using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Exchange.Web.Tests.People;

namespace Exchange.Web.Tests.Notices;

/// <summary>The product as a process of its own, killed while it sends.</summary>
public sealed class KilledCourierTests
{
    [Fact]
    public async Task Killed_before_the_servers_yes_is_stored_it_sends_again_under_the_same_identity_and_never_otherwise()
    {
        var folder = Directory.CreateTempSubdirectory("exchange-mail-").FullName;
        await using var smtp = await SmtpServer.Start(user: "exchange");
        await using (var first = await Running.Start(folder, smtp.Port))
        {
            await first.SignIn();
            await first.Invite("sent@example.org");
            await Until.True(() => smtp.To("sent@example.org").Any());
            await Until.True(async () => (await first.Browser.GetStringAsync("/en/notices/outbox")).Contains(">Sent<", StringComparison.Ordinal));
            await smtp.Hold(true);
            await first.Invite("held@example.org");
            await Until.True(() => smtp.To("held@example.org").Any());
            first.Kill();
        }
        await smtp.Hold(false);
        await using (var second = await Running.Start(folder, smtp.Port))
        {
            await Until.True(() => smtp.To("held@example.org").Count() == 2);
            await second.SignIn(again: true);
            await Until.True(async () => Regex.Count(await second.Browser.GetStringAsync("/en/notices/outbox"), ">Sent<") == 2);
        }

        Assert.Single(smtp.To("held@example.org").Select(m => m.MessageId).Distinct());
        Assert.Single(smtp.To("sent@example.org"));
        Assert.Equal(3, smtp.Messages.Count);
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Running : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly string _token;

        private Running(Process process, string address, string token)
        {
            (_process, _token) = (process, token);
            Browser = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
            Browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        }

        public HttpClient Browser { get; }

        public static async Task<Running> Start(string folder, int port)
        {
            var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
                Environment = { ["Storage__Path"] = Path.Combine(folder, "exchange.db"), ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
            };
            foreach (var (name, value) in MailTests.Settings(port))
                start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
            var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var (address, token) = ("", "");
            while (address.Length == 0 || (token.Length == 0 && !File.Exists(Path.Combine(folder, "set-up"))))
            {
                var line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The product ended before it listened.");
                if (Regex.Match(line, @"listening on: (http://\S+)") is { Success: true } listening)
                    address = listening.Groups[1].Value;
                if (Regex.Match(line, "setup_[0-9a-f]+") is { Success: true } found)
                    token = found.Value;
            }
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            await File.WriteAllTextAsync(Path.Combine(folder, "set-up"), "", CancellationToken.None);
            return new(process, address, token);
        }

        public async Task SignIn(bool again = false)
        {
            if (!again)
                (await Browser.PostAsJsonAsync("/api/v1/setup", new { token = _token, email = "s@example.org", name = "Secretariat", password = Product.Password })).EnsureSuccessStatusCode();
            await Browser.SignIn("s@example.org");
        }

        public Task<HttpResponseMessage> Invite(string email) => Browser.Fill("/en/people", "people/invitations", ("email", email), ("role", "Trainee"), ("member", ""));

        public void Kill() => _process.Kill();

        public async ValueTask DisposeAsync()
        {
            if (!_process.HasExited)
                _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            Browser.Dispose();
        }
    }
}
