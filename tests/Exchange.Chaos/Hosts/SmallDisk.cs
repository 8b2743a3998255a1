using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Exchange.Chaos.Hosts;

/// <summary>A disk of a few megabytes in memory, mounted for a run: it can be filled to the last byte without harm to anybody.</summary>
internal sealed class SmallDisk : IDisposable
{
    private static readonly ConcurrentDictionary<SmallDisk, bool> Mounted = new();

    private SmallDisk(string folder)
    {
        Folder = folder;
        Mounted[this] = true;
    }

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static SmallDisk Mount(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        var refused = AsRoot("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", folder);
        return refused is null ? new(folder) : throw new NotSupportedException(
            $"A small disk could not be mounted at {folder}. --disk-full needs the right to mount a tmpfs: run it as root, or allow its user `sudo -n mount` and `sudo -n umount`. {refused}");
    }

    /// <summary>Writes until nothing more fits, not even what was freed meanwhile.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0);
        var block = new byte[64 * 1024];
        while (block.Length > 0)
        {
            try
            {
                file.Write(block);
            }
            catch (IOException)
            {
                block = new byte[block.Length / 2];
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public static void RemoveAll()
    {
        foreach (var disk in Mounted.Keys)
            disk.Dispose();
    }

    public void Dispose()
    {
        if (Mounted.TryRemove(this, out _))
            AsRoot("umount", "-l", Folder);
    }

    /// <summary>Runs the command itself and, where that is refused, through sudo without a question; answers why neither did it, null if one did.</summary>
    private static string? AsRoot(params string[] command)
    {
        var itself = Run(command);
        return itself is null || Run(["sudo", "-n", .. command]) is not { } through ? null : $"Itself: {itself}. Through sudo: {through}.";
    }

    private static string? Run(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : said.Trim().TrimEnd('.');
        }
        catch (Win32Exception missing)
        {
            return missing.Message.TrimEnd('.');
        }
    }
}
