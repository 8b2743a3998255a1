using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Notices;
using Exchange.Web.People;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Notices;

/// <summary>E-mails on their way through a real SMTP server.</summary>
public sealed class MailTests : IAsyncLifetime
{
    private SmtpServer _smtp = null!;

    public async ValueTask InitializeAsync() => _smtp = await SmtpServer.Start(user: "exchange");

    public async ValueTask DisposeAsync() => await _smtp.DisposeAsync();

    [Fact]
    public async Task An_invitation_comes_in_three_languages_with_the_link_and_what_follows_in_the_readers_own()
    {
        await using var product = new Product("Development", settings: Settings());
        var secretariat = product.Browser();
        await secretariat.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-secretariat"));
        await secretariat.Fill("/en/people", "people/invitations", ("email", "focal@example.org"), ("role", "FocalPoint"), ("member", "SEN"));
        await Until.True(() => _smtp.To("focal@example.org").Any());

        var invitation = _smtp.To("focal@example.org").Single();
        Assert.Matches("^Invitation to .* · Invitation à rejoindre .* · دعوة إلى ", invitation.Subject!);
        Assert.Contains("dir=\"rtl\"", invitation.HtmlBody!, StringComparison.Ordinal);
        Assert.Equal("exchange.example.org", invitation.MessageId!.Split('@')[1]);
        var link = Regex.Match(invitation.TextBody!, @"https?://\S*/en/people/invitation/\S+").Value;
        Assert.Contains(link.Replace("/en/", "/ar/", StringComparison.Ordinal), invitation.TextBody!, StringComparison.Ordinal);

        var focal = product.Browser();
        var page = await focal.GetStringAsync(new Uri(link).AbsolutePath, TestContext.Current.CancellationToken);
        var action = Regex.Match(page, "action=\"([^\"]*people/invitation/[^\"]*)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await focal.Send(page, action, ("name", "Awa"), ("password", Product.Password))).StatusCode);
        await focal.GetStringAsync("/fr/notices", TestContext.Current.CancellationToken);

        await Cells(focal);
        await secretariat.Fill("/en/review/trial/SEN", "review/trial/SEN", ("decision", "return"), ("reason", "Quelle enquête ?\nMerci."));
        await Until.True(() => _smtp.To("focal@example.org").Any(m => m.Subject!.Contains("renvoyée", StringComparison.Ordinal)));

        var returned = _smtp.To("focal@example.org").Single(m => m.Subject!.Contains("renvoyée", StringComparison.Ordinal));
        Assert.Contains("Sénégal", returned.Subject!, StringComparison.Ordinal);
        Assert.Contains("> Quelle enquête ?", returned.TextBody!, StringComparison.Ordinal);
        Assert.Contains("https://exchange.example.org/fr/submit/trial/SEN", returned.TextBody!, StringComparison.Ordinal);
        Assert.DoesNotContain(_smtp.Messages.Where(m => m.MessageId != invitation.MessageId), m => m.TextBody!.Contains("/people/invitation/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_given_up_at_once_and_what_is_refused_for_now_comes_again()
    {
        var folder = Directory.CreateTempSubdirectory("exchange-").FullName;
        await using (var product = new Product(folder: folder, settings: Settings()))
        {
            using var measured = new Measured(product.Services);
            await Post(product, "a", "nobody@example.org");
            await Post(product, "b", "busy@example.org");
            await Post(product, "c", "focal@example.org");
            await Until.True(async () => (await Outbox(product)).All(p => p.Attempts > 0 && p.State != ParcelState.Taken));

            var outbox = (await Outbox(product)).ToDictionary(p => p.Id);
            Assert.Equal((ParcelState.GivenUp, ParcelState.Waiting, ParcelState.Delivered), (outbox["a"].State, outbox["b"].State, outbox["c"].State));
            Assert.StartsWith("550", outbox["a"].Answer, StringComparison.Ordinal);
            Assert.StartsWith("451", outbox["b"].Answer, StringComparison.Ordinal);
            Assert.Equal(
                (1, 1, 1),
                (measured.Sum("exchange.mail.letters", "given_up"), measured.Sum("exchange.mail.letters", "retried"), measured.Sum("exchange.mail.letters", "sent")));
            Assert.Equal(1, measured.Now("exchange.mail.waiting"));
        }
        await using (var product = new Product(folder: folder, time: new ShiftedTime(TimeSpan.FromMinutes(2)), settings: Settings()))
            await Until.True(async () => (await Outbox(product)).Single(p => p.Id == "b").Attempts == 2);
        Assert.Single(_smtp.Messages);
    }

    [Fact]
    public async Task A_server_that_is_down_costs_no_letter_and_a_restart_sends_none_twice()
    {
        var folder = Directory.CreateTempSubdirectory("exchange-").FullName;
        await using (var product = new Product(folder: folder, settings: Settings(port: Closed())))
        {
            await Post(product, "a", "focal@example.org");
            await Until.True(async () => (await Outbox(product)).Single() is { State: ParcelState.Waiting, Attempts: 1 });
        }
        await using (var product = new Product(folder: folder, settings: Settings()))
        {
            await Post(product, "b", "second@example.org");
            await Until.True(async () => (await Outbox(product)).Single(p => p.Id == "b").State == ParcelState.Delivered);
        }
        await using (var product = new Product(folder: folder, time: new ShiftedTime(TimeSpan.FromMinutes(2)), settings: Settings()))
        {
            await Post(product, "b", "second@example.org");
            await Until.True(async () => (await Outbox(product)).All(p => p.State == ParcelState.Delivered));
        }
        Assert.Equal(["second@example.org", "focal@example.org"], _smtp.Messages.Select(m => m.To.Mailboxes.Single().Address));
    }

    [Fact]
    public async Task Without_a_server_letters_are_files_beside_the_store()
    {
        await using var product = new Product();
        await Post(product, "00ff", "focal@example.org");
        await Until.True(async () => (await Outbox(product)).Single().State == ParcelState.Delivered);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(product.Folder, "mail")));
        Assert.Equal("00ff.eml", Path.GetFileName(file));
        Assert.Equal("focal@example.org", (await MimeKit.MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_letter()
    {
        await using var open = await SmtpServer.Start();
        var settings = Settings(open.Port);
        settings["Mail:Security"] = "StartTls";
        settings.Remove("Mail:User");
        settings.Remove("Mail:Password");
        await using var product = new Product(settings: settings);
        await Post(product, "a", "focal@example.org");
        await Until.True(async () => (await Outbox(product)).Single() is { State: ParcelState.Waiting, Attempts: 1 });
        Assert.Empty(open.Messages);
    }

    private static async Task Cells(HttpClient focal)
    {
        const string Section = "submit/trial/SEN/coverage";
        await focal.Fill("/en/" + Section, Section, ("year-0", "2024"), ("value-0", "24.1"), ("source-0", "Survey"), ("note-0", "Checked"));
        await focal.Fill("/en/submit/trial/SEN/check", "submit/trial/SEN/check");
        await focal.GetStringAsync("/fr/notices", TestContext.Current.CancellationToken);
    }

    internal static async Task<IReadOnlyList<Parcel<Letter>>> Outbox(Product product) =>
        (await product.Services.GetRequiredService<IGrainFactory>().GetGrain<IMailOutboxGrain>(0).List(new("s", "S", Role.Secretariat)))!.Value;

    internal static Task Post(Product product, string id, string to) => product.Services.GetRequiredService<IGrainFactory>().GetGrain<IMailOutboxGrain>(0).Post(
        [new(id, new(to, "", ["en"], []) { Invitation = new("Secretariat", Role.Trainee, null, product.Services.GetRequiredService<LinkSeal>().Seal("https://example.org/people/invitation/a.b"), DateTimeOffset.UnixEpoch) })]);

    private static int Closed()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Dictionary<string, string> Settings(int? port = null) => Settings(port ?? _smtp.Port);

    internal static Dictionary<string, string> Settings(int port) => new()
    {
        ["Mail:Server"] = "127.0.0.1", ["Mail:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Mail:Security"] = "None",
        ["Mail:From"] = "Exchange <exchange@example.org>", ["Mail:User"] = "exchange", ["Mail:Password"] = "secret", ["Site:Address"] = "https://exchange.example.org",
    };
}
