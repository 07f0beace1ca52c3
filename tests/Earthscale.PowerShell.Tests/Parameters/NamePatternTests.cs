using System.Management.Automation;
using System.Text;
using CsCheck;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Parameters;

/// <summary>Compares the matches of a pattern with those of PowerShell.</summary>
public sealed class NamePatternTests : EmulatorFixture
{
    // Wildcards, letters that fold oddly (Kelvin sign, long s, dotless and dotted i, sharp s), marks, spaces, surrogates.
    private static readonly string[] s_atoms =
        ["*", "?", "[", "]", "`", "-", "a", "b", "B", "k", "K", "\u212A", "s", "S", "\u017F", "i", "I", "\u0131", "\u0130", "ß", "é", "É", "e\u0301", " ", "\t", "0", "1", ":", "\\", "\U0001F30D"];

    private static readonly Gen<string> s_text = Gen.Int[0, s_atoms.Length - 1].Select(index => s_atoms[index]).List[1, 6].Select(string.Concat);

    [Fact]
    public void A_pattern_matches_like_PowerShell_and_the_service_searches_for_a_part_of_it()
    {
        var read = Reader();
        Gen.Select(s_text, s_text, Gen.Bool).Sample(
            (pattern, other, isRelated) => Check(read, pattern, isRelated ? Instance(pattern, other) : other),
            iter: 50_000);
    }

    [Theory]
    [InlineData("[] ]", "]")]
    [InlineData("k*", "\u212Aelvin")]
    [InlineData("*[]x]yz*", "a]yzb")]
    [InlineData("`[a`]", "[a]")]
    [InlineData("a`", "a`")]
    public void Known_oddities(string pattern, string name) => Check(Reader(), pattern, name);

    [Fact]
    public void A_name_escaped_as_a_pattern_is_that_name()
    {
        Reader();
        var escape = Type().GetMethod("Escape")!.CreateDelegate<Func<string, string>>();
        s_text.Sample(name => new WildcardPattern(escape(name), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(name), iter: 20_000);
    }

    private static void Check(Func<string, (Func<string, bool> IsMatch, string? Part)?> read, string pattern, string name)
    {
        // A name without wildcards ignores case. A pattern such as abc* is compared by character, like all others.
        var expected = !WildcardPattern.ContainsWildcardCharacters(pattern) ? WildcardPattern.Unescape(pattern).Equals(name, StringComparison.OrdinalIgnoreCase)
            : IsMatch(pattern is "*" or [.., not '`', '*'] ? pattern + "*" : pattern, name);
        if (read(pattern) is not { } own)
        {
            Assert.Null(expected);
            return;
        }

        Assert.Equal(expected, own.IsMatch(name));
        if (expected == true && own.Part is { } part)
        {
            // For each case folding of a service.
            Assert.Contains(part.ToUpperInvariant(), name.ToUpperInvariant(), StringComparison.Ordinal);
            Assert.Contains(part.ToLowerInvariant(), name.ToLowerInvariant(), StringComparison.Ordinal);
            Assert.Contains(AsciiUpper(part), AsciiUpper(name), StringComparison.Ordinal);
        }
    }

    // A name that probably matches.
    private static string Instance(string pattern, string other)
    {
        var name = new StringBuilder(pattern);
        name.Replace("*", other).Replace('?', other[0]).Replace("`", "").Replace("[", "").Replace("]", "");
        return name.ToString();
    }

    // Null for an invalid pattern.
    private static bool? IsMatch(string pattern, string name)
    {
        try
        {
            return new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(name);
        }
        catch (Exception e) when (e is WildcardPatternException or ArgumentException)
        {
            return null;
        }
    }

    private static string AsciiUpper(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] is >= 'a' and <= 'z' ? (char)(source[i] - 32) : source[i];
        }
    });

    // The module is loaded as in PowerShell, without a reference.
    private static Type Type() => AppDomain.CurrentDomain.GetAssemblies()
        .Single(assembly => assembly.GetName().Name == "Earthscale.PowerShell")
        .GetType("Earthscale.PowerShell.Parameters.NamePattern", throwOnError: true)!;

    private static Func<string, (Func<string, bool> IsMatch, string? Part)?> Reader()
    {
        var type = Type();
        var isMatch = type.GetMethod("IsMatch")!;
        var part = type.GetProperty("ServicePart")!;
        return pattern =>
        {
            try
            {
                var own = Activator.CreateInstance(type, pattern, false)!;
                return (isMatch.CreateDelegate<Func<string, bool>>(own), (string?)part.GetValue(own));
            }
            catch (System.Reflection.TargetInvocationException e) when (e.InnerException is FormatException)
            {
                return null;
            }
        };
    }
}
