using System.Net;
using System.Text;
using Exchange.Model.Notices;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;
using Exchange.Web.People;
using MimeKit;

namespace Exchange.Web.Notices;

/// <summary>Writes a letter as a message: as plain text and as simple HTML, in the person's language or in all three.</summary>
internal sealed class LetterWriter(MailSettings settings, SiteAddress site, LinkSeal seal, ContentFolder content, TimeProvider time)
{
    /// <summary>The message; the same letter has the same Message-ID whenever it is written.</summary>
    public Written Compose(string id, Letter letter)
    {
        var before = Language.Current;
        var parts = letter.Languages.Select(code => Part(letter, Language.Find(code) ?? Language.English)).ToArray();
        before.Use();

        var message = new MimeMessage
        {
            MessageId = $"{id}@{site.Root.Host}",
            Subject = string.Join(" · ", parts.Select(p => p.Subject)).ReplaceLineEndings(" "),
            Date = time.GetUtcNow(),
            Body = new BodyBuilder
            {
                TextBody = string.Join("\n\n", parts.Select(p => p.Text)),
                HtmlBody = "<!DOCTYPE html><html><body>" + string.Concat(parts.Select(p => p.Html)) + "</body></html>",
            }.ToMessageBody(),
        };
        message.From.Add(settings.From);
        message.To.Add(new MailboxAddress(letter.Name, letter.To));
        message.Headers.Add(HeaderId.ContentLanguage, string.Join(", ", letter.Languages));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return new(id, message);
    }

    private (string Subject, string Text, string Html) Part(Letter letter, Language language)
    {
        language.Use();
        var sheet = new Sheet(language);
        var subject = letter switch
        {
            { Invitation: { } invitation } => Invite(sheet, invitation, language),
            { Notices: [var only] } => Tell(sheet, only, language),
            _ => Digest(sheet, letter, language),
        };
        if (letter.Invitation is null)
            sheet.Foot(NoticesTexts.MailWhy, site.Of(language.Code, "notices/wishes"));
        return (subject, sheet.Text, sheet.Html);
    }

    private string Tell(Sheet sheet, Notice notice, Language language)
    {
        Line(sheet, notice, language);
        return NoticeWords.Headline(notice, content.Current);
    }

    private string Digest(Sheet sheet, Letter letter, Language language)
    {
        foreach (var notice in letter.Notices)
            Line(sheet, notice, language);
        return Write.Count(NoticesTexts.DigestSubject, letter.Notices.Length);
    }

    private void Line(Sheet sheet, Notice notice, Language language)
    {
        sheet.Head(NoticeWords.Headline(notice, content.Current));
        foreach (var detail in NoticeWords.Details(notice, content.Current))
            sheet.Say(detail);
        if (notice.Text is { } text)
            sheet.Quote(text);
        sheet.Link(site.Of(language.Code, NoticePlace.Of(notice)));
    }

    private string Invite(Sheet sheet, InvitationLetter invitation, Language language)
    {
        sheet.Head(Write.Text(NoticesTexts.InvitationSubject, LayoutTexts.Product));
        sheet.Say(Write.Text(
            NoticesTexts.InvitationText, invitation.By, LayoutTexts.Product, RoleName.Of(invitation.Role, invitation.Member, content.Current)));
        sheet.Say(Write.Text(NoticesTexts.InvitationUntil, Write.Day(invitation.Expires)));
        var link = new Uri(seal.Open(invitation.Link));
        sheet.Link($"{link.GetLeftPart(UriPartial.Authority)}/{language.Code}{link.PathAndQuery}");
        return Write.Text(NoticesTexts.InvitationSubject, LayoutTexts.Product);
    }

    // The same lines twice: for readers of text and for readers of HTML.
    private sealed class Sheet(Language language)
    {
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _html = new();

        public string Text => _text.ToString().TrimEnd();

        public string Html => $"<div lang=\"{language.Code}\" dir=\"{language.Direction}\" style=\"font-family:sans-serif;line-height:1.5;margin-bottom:24px\">{_html}</div>";

        public void Head(string line) => Add(line + "\n\n", $"<h2 style=\"font-size:18px\">{Coded(line)}</h2>");

        public void Say(string line) => Add(line + "\n", $"<p>{Coded(line)}</p>");

        public void Quote(string text) => Add(
            string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(l => $"> {l}\n")),
            $"<blockquote dir=\"auto\" style=\"white-space:pre-line\">{Coded(text)}</blockquote>");

        public void Link(string address) => Add($"{address}\n\n", $"<p><a href=\"{Coded(address)}\" dir=\"ltr\">{Coded(address)}</a></p>");

        public void Foot(string line, string address) => Add($"-- \n{line}\n{address}\n", $"<p style=\"color:#5b6762\">{Coded(line)}<br><a href=\"{Coded(address)}\" dir=\"ltr\">{Coded(address)}</a></p>");

        private static string Coded(string text) => WebUtility.HtmlEncode(text);

        private void Add(string text, string html)
        {
            _text.Append(text);
            _html.Append(html);
        }
    }
}
