using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>An application as it stands on its form: what is kept, or what was just typed.</summary>
/// <param name="Call">The call.</param>
/// <param name="Stage">Where the application stands; null if there is none.</param>
/// <param name="Form">What was written.</param>
/// <param name="OperationId">Identity of what the page's button asks for: a double click is one.</param>
/// <param name="Refusals">Why it was not handed in, or not kept.</param>
public sealed record ApplyForm(Call Call, Stage? Stage, ApplicationForm Form, string OperationId, ImmutableArray<Refusal> Refusals)
{
    /// <summary>What the form holds is kept as a draft.</summary>
    public bool IsKept { get; init; }

    /// <summary>The form of somebody who has not begun: what an earlier application said of the person is there already.</summary>
    public static ApplicationForm Blank(Actor actor, ApplicationForm? earlier, string language) =>
        new(actor.Member ?? earlier?.Member ?? "", earlier?.Institution ?? "", earlier?.Position ?? "", "", "", earlier?.Languages ?? [language], false);

    /// <summary>The form as it was posted, with files that are kept.</summary>
    public static ApplicationForm Of(IFormCollection form, Actor actor, IEnumerable<ApplicationDocument> documents) => new(
        actor.Member ?? form["member"].ToString(), Typed(form, "institution"), Typed(form, "position"), Typed(form, "motivation"), Typed(form, "use"),
        [.. StatementRules.Languages.Where(form["language"].Contains)], form["named"] == "yes")
    {
        Documents = [.. documents],
    };

    /// <summary>The field that a refusal is about; null for the whole.</summary>
    public static string? FieldOf(Refusal refusal) => refusal.Rule switch
    {
        "CountryMissing" or "CountryNotInvited" => "member",
        "InstitutionMissing" => "institution",
        "PositionMissing" => "position",
        "MotivationMissing" => "motivation",
        "UseMissing" => "use",
        "LanguagesUnfit" => "languages",
        "TooManyDocuments" => "documents",
        _ when refusal.Rule.StartsWith("Evidence", StringComparison.Ordinal) => "documents",
        _ => null,
    };

    public Refusal? FaultOf(string field) => Refusals.FirstOrDefault(r => FieldOf(r) == field);

    private static string Typed(IFormCollection form, string field) => form[field].ToString().ReplaceLineEndings("\n").Trim();
}
