using Earthscale.Contract;

namespace Earthscale.Emulator.Tests.Contract;

public class ContractHashTests
{
    [Fact]
    public async Task Generated_client_was_made_from_this_contract() =>
        Assert.Equal(ServiceContract.GeneratedHash, await ServiceContract.Current.HashAsync());
}
