using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>
/// Lets a command report an API key that is not a secure string, since PowerShell's own message does not tell how to
/// create one.
/// </summary>
internal sealed class ApiKeyTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly ConditionalWeakTable<SecureString, string> s_errors = [];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = ArgumentValue.Unwrap(inputData);
        if (value is SecureString)
        {
            return value;
        }

        var placeholder = new SecureString();
        s_errors.Add(placeholder, value switch
        {
            null => "The API key is null. Check the variable or command that provides it.",
            string => "The API key was given as text, which stays in the history, scripts, and logs. Use a secure string: Connect-EsAccount -ApiKey (Read-Host -AsSecureString), or -ApiKey (Get-Secret Earthscale) from a vault; or set EARTHSCALE_API_KEY and run Connect-EsAccount without parameters. If others could see the text, create a new key in the web application.",
            PSCredential => "The API key was given as a credential. Use its password: Connect-EsAccount -ApiKey $credential.Password",
            _ => $"The API key is a {value.GetType().Name}, not a secure string. Connect-EsAccount -ApiKey (Read-Host -AsSecureString) prompts for it.",
        });
        return placeholder;
    }

    /// <summary>Gets the error of a bound key; null if it is valid.</summary>
    public static string? GetError(SecureString key) => s_errors.TryGetValue(key, out var error) ? error : null;
}
