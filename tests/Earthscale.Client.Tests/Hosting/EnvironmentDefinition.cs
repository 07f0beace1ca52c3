namespace Earthscale.Client.Tests.Hosting;

/// <summary>Tests that change the environment run by themselves.</summary>
[CollectionDefinition(EnvironmentScope.Name, DisableParallelization = true)]
public sealed class EnvironmentDefinition;
