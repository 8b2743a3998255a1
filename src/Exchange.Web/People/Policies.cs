using Exchange.Model.People;
using Microsoft.AspNetCore.Authorization;

namespace Exchange.Web.People;

/// <summary>
/// Who may ask for an address. Pages are public unless they name one of these; what a signed-in actor may do to which member is decided
/// again by the grain.
/// </summary>
public static class Policies
{
    public const string Secretariat = "Secretariat";
    public const string SignedIn = "SignedIn";

    /// <summary>Whoever runs the installation. The secretariat is not implied: it may invite an operator, itself under another address.</summary>
    public const string Operator = "Operator";

    /// <summary>The secretariat and operators: whoever sees what became of e-mails.</summary>
    public const string Overseer = "Overseer";

    /// <summary>The secretariat and focal points.</summary>
    public const string Reporter = "Reporter";

    /// <summary>Whoever enters figures: reporters, and colleagues to whom sections are delegated.</summary>
    public const string Entering = "Entering";

    internal static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Secretariat, p => p.RequireAssertion(c => c.User.Actor().IsSecretariat));
        options.AddPolicy(Operator, p => p.RequireAssertion(c => c.User.Actor().Role == Role.Operator));
        options.AddPolicy(Overseer, p => p.RequireAssertion(c => c.User.Actor().Role is Role.Secretariat or Role.Operator));
        options.AddPolicy(SignedIn, p => p.RequireAssertion(c => c.User.Actor().Role != Role.Public));
        options.AddPolicy(Reporter, p => p.RequireAssertion(c => c.User.Actor().Role is Role.Secretariat or Role.FocalPoint));
        options.AddPolicy(Entering, p => p.RequireAssertion(c => c.User.Actor().Role is Role.Secretariat or Role.FocalPoint or Role.Deputy));
    }
}
