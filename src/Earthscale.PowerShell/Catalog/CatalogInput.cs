using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Everything that came down the pipeline: rows, or the parts of a saved plan.</summary>
internal sealed class CatalogInput
{
    private readonly List<PSObject?> _items = [];
    private int _parts;

    /// <summary>Whether nothing came, or nothing but null, as of a misspelled property.</summary>
    public bool IsEmpty => _items.TrueForAll(item => item is null);

    /// <summary>Whether it is a saved plan.</summary>
    /// <exception cref="GuardException">It is a plan and rows at once.</exception>
    public bool IsPlan => _parts == 0 ? false
        : _parts == _items.Count ? true
        : throw new GuardException("MixedInput", ErrorCategory.InvalidArgument, $"The input holds {_parts} parts of a saved plan and {_items.Count - _parts} rows. Give either a plan or rows. Nothing was sent.");

    /// <summary>All items, in order; null stays in its place, since it may be a row that was lost.</summary>
    public IReadOnlyList<PSObject?> Items => _items;

    /// <summary>Takes an item; a list that was given as one argument is its items.</summary>
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
