using System.Collections.Immutable;
using Exchange.Model.Notices;

namespace Exchange.Web.Notices;

/// <summary>Writes each message as one file. Its name is the letter's identity, so that a letter is one file however often it is tried.</summary>
internal sealed class FolderTransport(MailSettings settings) : MailTransport
{
    public override async Task<ImmutableArray<ParcelReport>> Send(IReadOnlyList<Written> messages, CancellationToken cancellation)
    {
        var reports = ImmutableArray.CreateBuilder<ParcelReport>(messages.Count);
        foreach (var written in messages)
            reports.Add(await Write(written, cancellation));
        return reports.MoveToImmutable();
    }

    private async Task<ParcelReport> Write(Written written, CancellationToken cancellation)
    {
        var path = Path.Combine(settings.Folder, written.Id + ".eml");
        try
        {
            // Whoever collects the files never sees half a one.
            Directory.CreateDirectory(settings.Folder);
            await written.Message.WriteToAsync(path + ".part", cancellation);
            File.Move(path + ".part", path, overwrite: true);
            return new(written.Id, Fate.Delivered, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(written.Id, Fate.Later, problem.Message);
        }
    }
}
