using Earthscale.Emulator.Datasets.Adding;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.Datasets.Endpoints;

/// <summary>Adding, reading and deleting one dataset.</summary>
internal sealed class DatasetEndpoints(DatasetStore store, VersionJson versionJson)
{
    public Answer Add(EmulatorRequest request)
    {
        var reader = new AddRequestReader();
        return reader.Read(request) is { } version
            ? Reference(store.Add(version))
            : ErrorAnswers.Invalid(reader.Faults);
    }

    public Answer Delete(EmulatorRequest request)
    {
        var reader = new QueryReader(request);
        var id = reader.PathId("dataset_id");
        var removeFromMaps = reader.Boolean("remove_from_maps", true);
        if (reader.Faults.Count > 0)
        {
            return ErrorAnswers.Invalid(reader.Faults);
        }

        return store.Delete(id, removeFromMaps) is { } marker ? Reference(marker) : ErrorAnswers.DatasetNotFound(id);
    }

    public Answer Latest(EmulatorRequest request) =>
        Version(request, "dataset_id", store.FindLatest, ErrorAnswers.DatasetNotFound);

    public Answer Version(EmulatorRequest request) =>
        Version(request, "version_id", store.FindVersion, ErrorAnswers.VersionNotFound);

    private Answer Version(EmulatorRequest request, string parameter, Func<Guid, StoredVersion?> find, Func<Guid, Answer> notFound)
    {
        var reader = new QueryReader(request);
        var id = reader.PathId(parameter);
        if (reader.Faults.Count > 0)
        {
            return ErrorAnswers.Invalid(reader.Faults);
        }

        return find(id) is { } version ? Answer.Json(200, json => versionJson.Write(json, version)) : notFound(id);
    }

    private static Answer Reference(VersionReference reference) =>
        Answer.Json(200, json => DatasetJson.WriteReference(json, reference));
}
