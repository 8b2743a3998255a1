using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Layout;
using Exchange.Web.People;

namespace Exchange.Web.Notices;

internal static class NoticesHosting
{
    // A header is not worth waiting for.
    private static readonly TimeSpan HeaderPatience = TimeSpan.FromMilliseconds(500);

    /// <summary>After the silo was added. A half configuration of e-mail stops the start.</summary>
    public static WebApplicationBuilder AddNotices(this WebApplicationBuilder builder)
    {
        var mail = MailSettings.Read(builder.Configuration, Folder(builder));
        builder.Services.AddSingleton(mail).AddSingleton<SiteAddress>().AddSingleton<LinkSeal>().AddSingleton<LetterWriter>().AddSingleton<MailMeasures>().AddSingleton<Addressees>().AddSingleton<Couriers>();
        if (mail.Server is null)
            builder.Services.AddSingleton<MailTransport, FolderTransport>();
        else
            builder.Services.AddSingleton<MailTransport, SmtpTransport>();
        builder.Services.AddSingleton(HookSettings.Read(builder.Configuration)).AddSingleton<HookClient>().AddSingleton<HookMeasures>().AddSingleton<HookForms>();
        builder.Services.AddHostedService<HookCourier>().AddHostedService<MailCourier>().AddHostedService<NoticeClock>();
        builder.Services.AddSingleton(s => new InvitationPost((invitation, link) => Invite(s.GetRequiredService<IGrainFactory>(), invitation, s.GetRequiredService<LinkSeal>().Seal(link))));
        builder.Services.AddSingleton(s => new UnreadCount(async actor =>
        {
            try
            {
                return await s.GetRequiredService<IGrainFactory>().GetGrain<IInboxGrain>(actor.Id).Unread(actor, Language.Current.Code)
                    .WaitAsync(HeaderPatience, s.GetRequiredService<TimeProvider>());
            }
            catch (Exception)
            {
                // Whatever it is, the page is worth more than the number in its header.
                return 0;
            }
        }));
        return builder;
    }

    public static WebApplication MapNotices(this WebApplication app)
    {
        app.MapNoticePages();
        app.MapHookPages();
        app.MapHookApi();
        return app;
    }

    // The invited person's language is not known: all three.
    private static Task Invite(IGrainFactory grains, Invitation invitation, string sealedLink) => grains.GetGrain<IMailOutboxGrain>(0).Post(
    [
        new(Mails.IdOf(invitation.Email, "invitation/" + invitation.Id), new(invitation.Email, "", [.. Language.All.Select(l => l.Code)], [])
        {
            Invitation = new(invitation.InvitedBy, invitation.Role, invitation.Member, sealedLink, invitation.Expires),
        }),
    ]);

    // Beside the state where there is a folder of it; on a host without one, below the program's own.
    private static string Folder(WebApplicationBuilder builder) => builder.Services.Select(s => s.ImplementationInstance).OfType<StoragePlace>().First() is { Path: not null } place
        ? Path.Combine(place.Folder, "mail")
        : Path.Combine(builder.Environment.ContentRootPath, "data", "mail");
}
