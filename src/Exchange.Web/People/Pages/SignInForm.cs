using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>What the sign-in page shows: what was entered, what was refused, what is held.</summary>
public sealed record SignInForm
{
    public string Email { get; init; } = "";
    public string? ReturnUrl { get; init; }

    /// <summary>Sealed entries of a form whose session had ended; see <see cref="HeldForm"/>.</summary>
    public string? Held { get; init; }

    /// <summary>Sealed: whose password was right, while a one-time code is asked for.</summary>
    public string? Step { get; init; }
    public bool HeldFiles { get; init; }
    public bool Expired { get; init; }
    public ImmutableArray<AccountFault> Faults { get; init; } = [];
}

/// <summary>What the pages that make an account show again when it was refused.</summary>
public sealed record AccountForm
{
    public string Token { get; init; } = "";
    public string Email { get; init; } = "";
    public string Name { get; init; } = "";
    public ImmutableArray<AccountFault> Faults { get; init; } = [];
}
