using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;

namespace Earthscale.PowerShell.Parameters;

/// <summary>
/// Lets a command say itself what is wrong with an API key that is not a secure string. PowerShell's own message
/// would not tell how to give one.
/// </summary>
internal sealed class ApiKeyTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly ConditionalWeakTable<SecureString, string> s_errors = [];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is SecureString)
        {
            return value;
        }

        var placeholder = new SecureString();
        s_errors.Add(placeholder, value switch
        {
            null => "The API key is null: what should have given it gave nothing.",
            string => "The API key was given as text, which stays in history, scripts and logs. Give a secure string: Connect-EsAccount -ApiKey (Read-Host -AsSecureString), or -ApiKey (Get-Secret Earthscale) from a vault; or set EARTHSCALE_API_KEY and run Connect-EsAccount alone. If others could see the text, make a new key in the web application.",
            PSCredential => "The API key was given as a credential. Give its password: Connect-EsAccount -ApiKey $credential.Password",
            _ => $"The API key is a {value.GetType().Name}, not a secure string. Connect-EsAccount -ApiKey (Read-Host -AsSecureString) asks for it.",
        });
        return placeholder;
    }

    /// <summary>What is wrong with a key that was bound; null when nothing is.</summary>
    public static string? ErrorOf(SecureString key) => s_errors.TryGetValue(key, out var error) ? error : null;
}
