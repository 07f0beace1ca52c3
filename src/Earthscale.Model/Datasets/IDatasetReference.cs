namespace Earthscale;

/// <summary>Anything that says which dataset it is of: a dataset, one of its versions, what adding or removing it gave.</summary>
public interface IDatasetReference
{
    /// <summary>The dataset.</summary>
    Guid DatasetId { get; }

    /// <summary>The dataset's name; null where it is not known.</summary>
    string? Name { get; }
}
