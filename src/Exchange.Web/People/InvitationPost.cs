namespace Exchange.Web.People;

/// <summary>Sends an invitation to whom it invites, durably, before it returns. The room that writes e-mails adds it.</summary>
/// <param name="Send">Takes the invitation and its link, which holds the secret part.</param>
public sealed record InvitationPost(Func<Invitation, string, Task> Send);
