namespace Exchange.Web.Submissions.Workbook.Writing;

/// <summary>How a cell looks and whether it may be changed; the number is its place in <see cref="StyleSheet"/>.</summary>
internal enum Style : uint
{
    Plain,
    Title,
    Lead,
    Text,
    Heading,
    AnswerHeading,
    GroupHeading,
    AnswerGroup,
    Known,
    KnownCode,
    KnownFigure,
    KnownYear,
    Answer,
    AnswerFigure,
    AnswerYear,
    Locked,
    LockedFigure,
    Strong,
    Input,
}
