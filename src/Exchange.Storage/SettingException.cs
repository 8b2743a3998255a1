namespace Exchange.Storage;

/// <summary>A setting is missing or does not fit: the program refuses to start and says which one, in words an operator can act on.</summary>
/// <param name="setting">The setting's name, for example <c>Storage:Path</c>.</param>
/// <param name="fault">What is wrong with it and what to do, as the end of a sentence that begins with the setting.</param>
/// <param name="cause">What the machine said, if it said something.</param>
public sealed class SettingException(string setting, string fault, Exception? cause = null)
    : InvalidOperationException($"Setting {setting} {fault}", cause)
{
    /// <summary>The setting's name.</summary>
    public string Setting { get; } = setting;
}
