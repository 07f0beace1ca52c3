using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The input from the pipeline: rows, or the parts of a saved plan.</summary>
internal sealed class CatalogInput
{
    private readonly List<PSObject?> _items = [];
    private int _parts;

    /// <summary>Whether the input is empty, or only null, for example because of a misspelled property.</summary>
    public bool IsEmpty => _items.TrueForAll(item => item is null);

    /// <summary>Whether the input is a saved plan.</summary>
    /// <exception cref="FailedCheckException">The input mixes a plan and rows.</exception>
    public bool IsPlan => _parts == 0 ? false
        : _parts == _items.Count ? true
        : throw new FailedCheckException(ErrorId.MixedInput, ErrorCategory.InvalidArgument, $"The input contains {_parts} parts of a saved plan and {_items.Count - _parts} rows. Give either a plan or rows.");

    /// <summary>The items in their order, including null, which may be a missing row.</summary>
    public IReadOnlyList<PSObject?> Items => _items;

    /// <summary>Adds an item, or the items of a list.</summary>
    public void Add(PSObject? input)
    {
        if (input?.BaseObject is IEnumerable list and not string && ArgumentValue.Entries(input) is null)
        {
            foreach (var item in list)
            {
                Add(item is null ? null : PSObject.AsPSObject(item));
            }

            return;
        }

        _items.Add(input);
        _parts += input is not null && SavedPlan.IsPart(input) ? 1 : 0;
    }
}
