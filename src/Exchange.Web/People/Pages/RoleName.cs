using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.People;

/// <summary>A role and its member in the language at hand.</summary>
internal static class RoleName
{
    public static string Of(Role role) => role switch
    {
        Role.Secretariat => PeopleTexts.RoleSecretariat,
        Role.FocalPoint => PeopleTexts.RoleFocalPoint,
        Role.Operator => PeopleTexts.RoleOperator,
        Role.Trainee => PeopleTexts.RoleTrainee,
        _ => PeopleTexts.RolePublic,
    };

    public static string Of(Role role, string? member, Reference reference) =>
        member is null ? Of(role) : $"{Of(role)} · {reference.Member(member)?.Name.In(Language.Current.Code) ?? member}";
}
