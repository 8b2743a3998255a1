using Microsoft.Data.Sqlite;

namespace Exchange.Storage;

/// <summary>Opens the file: its layout, its version, and the sentence when it cannot be used.</summary>
internal sealed class SqliteFile(SqliteGrainStorageOptions options)
{
    /// <summary>The layout this program writes; kept in the file's <c>user_version</c>.</summary>
    public const int Layout = 1;

    // "EXCH": marks the file as ours, so that another program's database is never written into.
    private const int ApplicationId = 0x45584348;
    private const int Busy = 5;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // An ordinary table: WITHOUT ROWID measured no faster (2 and 30 KB documents), nor did larger pages or a longer log.
    private static readonly string Create = $"""
        CREATE TABLE states (
            grain_type TEXT NOT NULL,
            grain_key  TEXT NOT NULL,
            state_name TEXT NOT NULL,
            etag       INTEGER NOT NULL,
            changed    TEXT NOT NULL,
            body       TEXT NOT NULL,
            PRIMARY KEY (grain_type, grain_key, state_name)
        ) STRICT;
        CREATE TABLE etags (reserved INTEGER NOT NULL) STRICT;
        INSERT INTO etags VALUES (0);
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Layout};
        """;

    private string path = "";

    /// <summary>Creates what is missing, checks what is there and returns the one connection that writes.</summary>
    /// <exception cref="SettingException">The file cannot be used; the message names the setting.</exception>
    public SqliteConnection OpenForWriting()
    {
        SetPath();
        MakeFolder();
        return Checked(SqliteOpenMode.ReadWriteCreate, connection =>
        {
            Prepare(connection);
            if (connection.Number($"SELECT count(*) FROM states WHERE grain_type = '{ImportMarker.Key.GrainType}'") > 0)
                throw Refusal(ImportMarker.Refusal);
        });
    }

    /// <summary>As <see cref="OpenForWriting"/>, but refused while anybody has the file open and, until closed, keeping everybody out.</summary>
    /// <exception cref="SettingException">The file cannot be used; the message names the setting.</exception>
    public SqliteConnection OpenAlone()
    {
        SetPath();
        MakeFolder();
        return Checked(SqliteOpenMode.ReadWriteCreate, connection =>
        {
            // Before anything is read: the first access then takes the lock and keeps it, also beside a write-ahead log.
            connection.Execute("PRAGMA locking_mode = EXCLUSIVE");
            Prepare(connection);
        });
    }

    /// <summary>A connection to what is there, which only reads.</summary>
    /// <exception cref="SettingException">The file cannot be used; the message names the setting.</exception>
    public SqliteConnection OpenForExport()
    {
        SetPath();
        if (!File.Exists(path))
            throw Refusal("there is no such file: nothing is kept there");
        return Checked(SqliteOpenMode.ReadOnly, connection =>
        {
            if (!CheckLayout(connection))
                throw Refusal("it is empty: nothing is kept there");
        });
    }

    /// <summary>A connection that only reads; call after <see cref="OpenForWriting"/>.</summary>
    public SqliteConnection OpenForReading()
    {
        var connection = Connection(SqliteOpenMode.ReadOnly);
        connection.Open();
        return connection;
    }

    private void SetPath()
    {
        if (string.IsNullOrWhiteSpace(options.Path))
            throw new SettingException("Storage:Path", "is missing: name the file in which state is kept.");
        path = Reached(() => Path.GetFullPath(options.Path));
    }

    private void MakeFolder() => Reached(() => Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "/").FullName);

    private string Reached(Func<string> reach)
    {
        try
        {
            return reach();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingException("Storage:Path", $"is '{options.Path}', but the folder for that file cannot be created: {e.Message}", e);
        }
    }

    private SqliteConnection Checked(SqliteOpenMode mode, Action<SqliteConnection> check)
    {
        var connection = Connection(mode);
        try
        {
            connection.Open();
            check(connection);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Refusal(e.SqliteErrorCode switch
            {
                NotADatabase => "it is not a database of this program",
                CannotOpen => "the file cannot be opened or created",
                Busy => "another program has the file open, such as a running Exchange or an import; wait for it to end, or stop it",
                _ => $"the file cannot be used: {e.Message}",
            }, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Connection(SqliteOpenMode mode) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = options.LockSeconds,
    }.ToString());

    private void Prepare(SqliteConnection connection)
    {
        connection.Execute($"PRAGMA busy_timeout = {options.LockSeconds * 1000}");
        // Checked before anything is changed, so that a foreign or newer file stays as it was.
        CheckLayout(connection);
        if (connection.Text("PRAGMA journal_mode = WAL") != "wal")
            throw Refusal("its disk does not allow a write-ahead log; use a local disk");
        // An acknowledged write is on the disk: the log is flushed at every commit.
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("BEGIN IMMEDIATE");
        if (!CheckLayout(connection))
            connection.Execute(Create);
        connection.Execute("COMMIT");
    }

    /// <summary>True when the file already has our layout, false when it is empty; anything else throws.</summary>
    private bool CheckLayout(SqliteConnection connection)
    {
        var application = connection.Number("PRAGMA application_id");
        var layout = connection.Number("PRAGMA user_version");
        if (application == ApplicationId && layout > Layout)
        {
            throw Refusal(
                $"its layout is version {layout} and this program knows up to version {Layout}; "
                + "run the newer program, or use a copy made before the upgrade");
        }

        if (application == ApplicationId && layout == Layout)
            return true;
        if (application == 0 && layout == 0 && connection.Number("SELECT count(*) FROM sqlite_master") == 0)
            return false;
        throw Refusal("it is a database of another program");
    }

    private SettingException Refusal(string reason, Exception? cause = null) =>
        new("Storage:Path", $"names '{path}', but {reason}.", cause);
}
