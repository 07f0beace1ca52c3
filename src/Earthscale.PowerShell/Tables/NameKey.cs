using System.Text;

namespace Earthscale.PowerShell.Tables;

/// <summary>
/// What is left of a name when case, Unicode normalization and outer spaces are ignored. The service compares names
/// exactly, as far as is known; two names of one key are refused, so that nothing depends on that.
/// </summary>
internal static class NameKey
{
    public static string Of(string name)
    {
        try
        {
            // Compatibility forms too: a no-break space counts as a space.
            return name.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant().Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair cannot be normalized.
            return name.Trim().ToUpperInvariant();
        }
    }
}
