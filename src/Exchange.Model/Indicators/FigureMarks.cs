namespace Exchange.Model.Indicators;

/// <summary>
/// The marks between the digits of a typed figure, and what they can mean. Marks are told apart by kind only:
/// every space is the same, a point and a comma can be either a decimal or a thousands mark.
/// </summary>
internal readonly ref struct FigureMarks
{
    private const char Space = ' ';
    private const char ArabicDecimal = '\u066B';
    private const char ArabicThousands = '\u066C';

    private readonly ReadOnlySpan<char> _body;
    private readonly int _count;
    private readonly int _last;
    private readonly char _lastKind;
    private readonly char _firstKind;
    private readonly bool _othersAlike;

    private FigureMarks(ReadOnlySpan<char> body, int count, int last, char firstKind, char lastKind, bool othersAlike)
    {
        _body = body;
        _count = count;
        _last = last;
        _firstKind = firstKind;
        _lastKind = lastKind;
        _othersAlike = othersAlike;
    }

    private bool LastIsDecimal => _count > 0 && (_count == 1 ? _lastKind is not (Space or ArabicThousands) : _lastKind != _firstKind);

    /// <summary>Where the decimal mark stands; -1 if there is none.</summary>
    public int Decimal => LastIsDecimal ? _last : -1;

    /// <summary>Finds the marks. False if there is anything but digits of one family and marks, or no digit at the end.</summary>
    public static bool TrySplit(ReadOnlySpan<char> body, out FigureMarks marks)
    {
        marks = default;
        var (family, count, last, alike) = (-1, 0, -1, true);
        var (first, latest) = ('\0', '\0');
        for (var i = 0; i < body.Length; i++)
        {
            if (DigitOf(body[i], out var ofFamily) >= 0)
            {
                if (family >= 0 && family != ofFamily)
                    return false;
                family = ofFamily;
                continue;
            }
            if (KindOf(body[i]) is not { } kind)
                return false;
            // Only the last mark may differ from the first.
            alike &= count == 0 || latest == first;
            first = count++ == 0 ? kind : first;
            (last, latest) = (i, kind);
        }
        if (family < 0 || last == body.Length - 1)
            return false;
        marks = new(body, count, last, first, latest, alike);
        return true;
    }

    /// <summary>Whether the digits stand in groups as the marks demand, and whether there is only one way to read them.</summary>
    public FigureProblem Judge()
    {
        if (!_othersAlike || (LastIsDecimal && _lastKind is Space or ArabicThousands) || (_count > 1 && _firstKind == ArabicDecimal))
            return FigureProblem.NotANumber;
        var whole = LastIsDecimal ? _body[.._last] : _body;
        var grouped = LastIsDecimal ? _count > 1 : _count > 0;
        if (grouped && !InThousands(whole))
            return FigureProblem.NotANumber;
        if (_count == 1 && _lastKind is '.' or ',' && InThousands(_body))
            return FigureProblem.Ambiguous;
        return Digits(whole) > FigureReader.LongestWhole ? FigureProblem.TooLong : FigureProblem.None;
    }

    /// <summary>The digit's value, or -1. Families: 0 Latin, 1 Arabic-Indic, 2 Extended Arabic-Indic (Persian, Urdu).</summary>
    public static int DigitOf(char c, out int family)
    {
        (family, var zero) = c switch
        {
            >= '0' and <= '9' => (0, '0'),
            >= '\u0660' and <= '\u0669' => (1, '\u0660'),
            >= '\u06F0' and <= '\u06F9' => (2, '\u06F0'),
            _ => (-1, '\0'),
        };
        return family < 0 ? -1 : c - zero;
    }

    private static char? KindOf(char c) => c switch
    {
        '.' or ',' or ArabicDecimal or ArabicThousands => c,
        // Plain, no-break, figure, thin and narrow no-break space: all of them part thousands in French texts.
        ' ' or '\u00A0' or '\u2007' or '\u2009' or '\u202F' => Space,
        _ => null,
    };

    /// <summary>One to three digits that do not begin with zero, then groups of exactly three.</summary>
    private static bool InThousands(ReadOnlySpan<char> text)
    {
        var (run, groups) = (0, 0);
        foreach (var c in text)
        {
            if (DigitOf(c, out _) >= 0)
            {
                run++;
                continue;
            }
            if (groups == 0 ? run is < 1 or > 3 : run != 3)
                return false;
            (run, groups) = (0, groups + 1);
        }
        return run == 3 && groups > 0 && DigitOf(text[0], out _) != 0;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var (count, leading) = (0, true);
        foreach (var c in text)
        {
            var digit = DigitOf(c, out _);
            leading &= digit <= 0;
            count += digit >= 0 && !leading ? 1 : 0;
        }
        return count;
    }
}
