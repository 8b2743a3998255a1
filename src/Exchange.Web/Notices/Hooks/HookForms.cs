using System.Security.Cryptography;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.People;

namespace Exchange.Web.Notices;

/// <summary>Makes an address from what somebody entered, on a page or by the API.</summary>
internal sealed class HookForms(IGrainFactory grains, TimeProvider time)
{
    /// <summary>The address with its secret, or why there is none.</summary>
    /// <param name="actor">Who registers.</param>
    /// <param name="address">As typed.</param>
    /// <param name="member">ISO alpha-3 code; empty for everything, or for a focal point's own.</param>
    public async Task<(Hook? Hook, HookFault? Fault)> Register(Actor actor, string? address, string? member)
    {
        var of = string.IsNullOrWhiteSpace(member) ? actor.Role == Role.FocalPoint ? actor.Member : null : member.Trim();
        var secret = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var hook = new Hook(Secret.NewId(), address?.Trim() ?? "", secret, of, actor.Name, time.GetUtcNow());
        return await grains.GetGrain<IHooksGrain>(0).Register(actor, hook) is { } fault ? (null, fault) : (hook, null);
    }

    public static string Sentence(HookFault fault) => fault switch
    {
        HookFault.AddressUnfit => NoticesTexts.Hook_AddressUnfit,
        HookFault.AddressPrivate => NoticesTexts.Hook_AddressPrivate,
        HookFault.MemberUnknown => NoticesTexts.Hook_MemberUnknown,
        HookFault.NotYours => NoticesTexts.Hook_NotYours,
        HookFault.TooMany => NoticesTexts.Hook_TooMany,
        HookFault.FormStale => NoticesTexts.Stale,
        HookFault.CallUnknown => NoticesTexts.Hook_CallUnknown,
        _ => NoticesTexts.Hook_Unknown,
    };
}
