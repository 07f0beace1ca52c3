namespace Earthscale;

/// <summary>An object that refers to a dataset: a dataset, a version, or the result of adding or removing a dataset.</summary>
public interface IDatasetReference
{
    /// <summary>Gets the dataset's id.</summary>
    Guid DatasetId { get; }

    /// <summary>Gets the dataset's name; null if it is unknown.</summary>
    string? Name { get; }
}
