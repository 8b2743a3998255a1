using CsCheck;
using Exchange.Model.People;

namespace Exchange.Model.Tests.People;

public sealed class PasswordRules
{
    private static readonly string[] Fatou = ["Fatou Diop", "fatou.diop@finances.gouv.example", "SEN", "Senegal", "Sénégal", "السنغال"];

    [Theory]
    [InlineData("password1234")]
    [InlineData("PASSWORD1234")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("Password2026!")]
    [InlineData("iloveyou1234")]
    [InlineData("letmeinletmein")]
    [InlineData("administrator1")]
    [InlineData("qwertyuiop12")]
    [InlineData("azertyuiop123")]
    [InlineData("motdepasse2026")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("exchange2026!")]
    public void A_common_password_is_refused_whatever_its_case_signs_and_numbers(string password) =>
        Assert.Equal(AccountFault.PasswordCommon, Passwords.Check(password));

    [Theory]
    [InlineData("fatou.diop@finances.gouv.example")]
    [InlineData("FatouDiop2026")]
    [InlineData("finances.gouv")]
    [InlineData("Sénégal-Diop")]
    [InlineData("السنغالالسنغال")]
    public void A_password_made_of_what_others_know_about_the_person_is_refused(string password)
    {
        Assert.Equal(AccountFault.PasswordPersonal, Passwords.Check(password, Fatou));
        Assert.Null(Passwords.Check(password, "somebody@else.example"));
    }

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("le cheval mange du foin")]
    [InlineData("kedi köpek fil aslan")]
    [InlineData("الحصان الصحيح بطارية")]
    [InlineData("Xk7#vPq2!mLz9")]
    [InlineData("Diop chante sous la pluie violette")]
    public void A_few_words_or_chance_are_taken_in_any_script(string password) => Assert.Null(Passwords.Check(password, Fatou));

    [Fact]
    public void Length_is_counted_at_both_ends()
    {
        const string Good = "vQ7 lune bateau ";
        Assert.Equal(AccountFault.PasswordTooShort, Passwords.Check(Good[..11]));
        Assert.Null(Passwords.Check(Good[..12]));
        Assert.NotEqual(AccountFault.PasswordTooLong, Passwords.Check(string.Concat(Enumerable.Repeat(Good, 8))));
        Assert.Equal(AccountFault.PasswordTooLong, Passwords.Check(string.Concat(Enumerable.Repeat(Good, 8)) + "x"));
    }

    [Fact]
    public void Anything_typed_is_answered() => Gen.String[0, 40].Sample(text => Passwords.Check(text, Fatou) is null or AccountFault.PasswordTooShort
        or AccountFault.PasswordCommon or AccountFault.PasswordPersonal, iter: 300);
}
