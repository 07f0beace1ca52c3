using System.Text;

namespace Earthscale.PowerShell.Tables;

/// <summary>
/// A key of a name that ignores case, Unicode normalization, and outer spaces. The service probably compares names
/// exactly; different names with the same key are refused, so that nothing depends on that.
/// </summary>
internal static class NameKey
{
    public static string Of(string name)
    {
        try
        {
            // Form KC also normalizes compatibility characters, such as a no-break space.
            return name.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant().Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // An unpaired surrogate cannot be normalized.
            return name.Trim().ToUpperInvariant();
        }
    }
}
