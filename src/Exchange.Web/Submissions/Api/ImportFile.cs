using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Api;

/// <summary>A CSV file of observations, read line by line; separated by commas, or by semicolons as French spreadsheets write it.</summary>
internal sealed class ImportFile(Stream body) : IDisposable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private CsvParser? _parser;
    private int _columns;
    private int _indicator, _member, _year, _value, _source, _part, _grade, _note;
    private int _badLine;

    /// <summary>Points are decimal marks in a file that separates with commas, without any doubt.</summary>
    public bool IsInvariant { get; private set; }

    public int Line => (_parser?.RawRow ?? 0) + 1;

    public int Columns => _columns;

    public int Fields => _parser?.Count ?? 0;

    public string Indicator => Field(_indicator);

    public string Member => Field(_member);

    public string Year => Field(_year);

    public string Value => Field(_value);

    public string Source => Field(_source);

    public string Disaggregation => Field(_part);

    public string Grade => Field(_grade);

    public string Note => Field(_note);

    /// <summary>Reads the header and every line. Null if the file could be read to its end, else why not.</summary>
    public async Task<Problem?> Read(Action<ImportFile> line)
    {
        try
        {
            using var text = new StreamReader(body, Strict, detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
            if (Header(await text.ReadLineAsync() ?? "", out var delimiter) is { } refusal)
                return refusal;
            var parser = _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter,
                HasHeaderRecord = false,
                CacheFields = true,
                BufferSize = 64 * 1024,
                MaxFieldSize = 10_000,
                TrimOptions = TrimOptions.None,
                BadDataFound = _ => _badLine = _badLine == 0 ? Line : _badLine,
            });
            while (await parser.ReadAsync() && _badLine == 0)
                line(this);
            return _badLine == 0 ? null : Unfit(_badLine);
        }
        catch (DecoderFallbackException)
        {
            return new("unfit-file", 400, () => ApiTexts.NotUtf8);
        }
        catch (CsvHelperException)
        {
            return Unfit(Line);
        }
    }

    private static Problem Unfit(int line) => new("unfit-file", 400, () => Write.Text(ApiTexts.BadCsv, line));

    private Problem? Header(string line, out string delimiter)
    {
        delimiter = line.Count(c => c == ';') > line.Count(c => c == ',') ? ";" : ",";
        IsInvariant = delimiter == ",";
        var names = line.Split(delimiter).Select(n => n.Trim().Trim('"').ToLowerInvariant()).ToArray();
        _columns = names.Length;
        _indicator = Array.IndexOf(names, "indicator");
        _member = Math.Max(Array.IndexOf(names, "iso3"), Array.IndexOf(names, "member"));
        _year = Array.IndexOf(names, "year");
        _value = Array.IndexOf(names, "value");
        _source = Array.IndexOf(names, "source");
        _part = Array.IndexOf(names, "disaggregation");
        _grade = Array.IndexOf(names, "grade");
        _note = Array.IndexOf(names, "note");
        string[] missing = [.. Missing()];
        return missing.Length == 0 ? null : new("unfit-file", 400, () => Write.Text(ApiTexts.ColumnsMissing, string.Join(", ", missing)));

        IEnumerable<string> Missing()
        {
            if (_indicator < 0)
                yield return "indicator";
            if (_member < 0)
                yield return "iso3";
            if (_year < 0)
                yield return "year";
            if (_value < 0)
                yield return "value";
        }
    }

    public void Dispose() => _parser?.Dispose();

    private string Field(int column) => column >= 0 && column < Fields ? _parser![column].Trim() : "";
}
