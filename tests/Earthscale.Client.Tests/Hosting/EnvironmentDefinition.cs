namespace Earthscale.Client.Tests.Hosting;

/// <summary>Tests that change the environment do not run in parallel.</summary>
[CollectionDefinition(EnvironmentScope.Name, DisableParallelization = true)]
public sealed class EnvironmentDefinition;
