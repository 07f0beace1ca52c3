using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Authentication;

/// <summary>Signs out: everywhere, or only here, or everywhere else, as <c>scope</c> has it.</summary>
internal sealed class LogoutEndpoint(Sessions sessions, AuthErrors errors)
{
    public Answer Handle(EmulatorRequest request)
    {
        if (request.BearerToken() is not { } token)
        {
            return errors.NoBearer();
        }

        if (sessions.Check(token) != TokenState.Valid)
        {
            return errors.BadToken();
        }

        switch (request.QueryValue("scope") ?? "global")
        {
            case "global":
                sessions.End(token, here: true, elsewhere: true);
                break;
            case "local":
                sessions.End(token, here: true, elsewhere: false);
                break;
            case "others":
                sessions.End(token, here: false, elsewhere: true);
                break;
            default:
                return errors.Invalid("scope must be global, local or others");
        }

        return new Answer(204);
    }
}
