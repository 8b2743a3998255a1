using Exchange.Model.Members;

namespace Exchange.Web.Board;

/// <summary>Circle, square, triangle: a group is never told by colour alone.</summary>
internal static class GroupShape
{
    public static string Of(MemberGroup group) => group switch
    {
        MemberGroup.African => "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0",
        MemberGroup.Arab => "M-6-6h12v12h-12z",
        _ => "M0-8 7.5 5.5h-15z",
    };
}
