using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>
/// Lets a string parameter accept a script block that runs for each row: <c>-Name { $_.Title }</c>. PowerShell supports
/// that only for parameters that it binds from the pipeline, but here all rows are read in one place, including errors.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowScriptAttribute : ArgumentTransformationAttribute
{
    private static readonly ConditionalWeakTable<string, ScriptBlock> s_scripts = [];

    /// <summary>Gets the script block of a bound argument, or the argument.</summary>
    public static object? Resolve(object? bound) =>
        (bound is string[] and [var only] ? only : bound) is string text && s_scripts.TryGetValue(text, out var script) ? script : bound;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        switch (ArgumentValue.Unwrap(inputData))
        {
            case ScriptBlock script:
                // A new string instance, so that equal text is not a script.
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
