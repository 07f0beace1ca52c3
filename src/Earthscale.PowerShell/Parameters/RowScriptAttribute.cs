using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Earthscale.PowerShell.Parameters;

/// <summary>
/// Lets a parameter of text take a script block too, which is run for each row: <c>-Name { $_.Title }</c>. PowerShell does
/// that by itself only for parameters that it binds from rows, and rows are read in one place here, errors included.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowScriptAttribute : ArgumentTransformationAttribute
{
    private static readonly ConditionalWeakTable<string, ScriptBlock> s_scripts = [];

    /// <summary>The script block that a bound argument stands for; otherwise the argument.</summary>
    public static object? Resolve(object? bound) =>
        (bound is string[] and [var only] ? only : bound) is string text && s_scripts.TryGetValue(text, out var script) ? script : bound;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        switch (ArgumentValue.Unwrap(inputData))
        {
            case ScriptBlock script:
                // A string of its own, so that the same words as text are no script.
                var text = new string($"{{{script}}}".AsSpan());
                s_scripts.Add(text, script);
                return text;
            case null or IEnumerable or PSObject:
                return inputData;
            case var value:
                return ArgumentText.Of(value);
        }
    }
}
