using System.Management.Automation;
using System.Net;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Errors;

/// <summary>Converts exceptions to error records. The ids are part of the public interface.</summary>
internal static class ErrorRecords
{
    private const int MaxTargetName = 100;

    private const string SignInAdvice = "Sign in with Connect-EsAccount, or set EARTHSCALE_API_KEY.";

    /// <summary>Makes an error record whose target's name is safe: some error views print it, and it can hold escape sequences.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="id">The error's id.</param>
    /// <param name="category">The error's category.</param>
    /// <param name="target">The item that failed.</param>
    /// <param name="name">What to call the item; its own text where null or empty.</param>
    public static ErrorRecord Create(Exception exception, string id, ErrorCategory category, object? target, string? name = null)
    {
        var record = new ErrorRecord(exception, id, category, target);
        // Without a name here, PowerShell shows the target's own text.
        record.CategoryInfo.TargetName = DisplayText.OneLine(string.IsNullOrEmpty(name) ? record.CategoryInfo.TargetName : name, MaxTargetName);
        return record;
    }

    /// <summary>Creates an error record with a stable id, a category, and a recommended action if there is one.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The item that failed.</param>
    /// <param name="advice">The caller's advice; null for the exception's.</param>
    /// <param name="subject">A prefix of the message, such as "Row 3: ".</param>
    public static ErrorRecord ToErrorRecord(this EarthscaleException exception, object? target, string? advice = null, string? subject = null)
    {
        if (exception is ListingIncompleteException { InnerException: EarthscaleException cause })
        {
            var reason = cause.ToErrorRecord(target);
            var incomplete = Create(exception, ErrorId.ListingIncomplete, reason.CategoryInfo.Category, target);
            incomplete.ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = reason.ErrorDetails?.RecommendedAction ?? "" };
            return incomplete;
        }

        var (id, category, action) = exception switch
        {
            ServiceException service => Classify(service),
            PixelsUnavailableException => (ErrorId.PixelsUnavailable, ErrorCategory.ObjectNotFound, "Get-EsDatasetVersion shows the variables and dimensions of the version."),
            UnreadableDatasetException => (ErrorId.UnreadableDataset, ErrorCategory.InvalidData, null),
            ConnectionException { Error: ConnectionError.TimedOut } => (ErrorId.ServiceTimedOut, ErrorCategory.OperationTimeout, "Try again, or increase -TimeoutSec."),
            ConnectionException { Error: ConnectionError.Tls } => (ErrorId.ServiceNotTrusted, ErrorCategory.SecurityError, "Check the address and this machine's certificates and clock."),
            ConnectionException { Error: ConnectionError.Broken } => (ErrorId.ServiceUnreachable, ErrorCategory.ConnectionError, "Try again; if it breaks again, check the network."),
            ConnectionException { Error: ConnectionError.ProxyRefused } => (ErrorId.ProxyRefused, ErrorCategory.PermissionDenied, "Check the proxy and its credentials (HTTPS_PROXY, NO_PROXY)."),
            // The message names the setting to check.
            ConnectionException => (ErrorId.ServiceUnreachable, ErrorCategory.ConnectionError, null),
            OptimizationException { TimedOut: true } => (ErrorId.OptimizationTimedOut, ErrorCategory.OperationTimeout, "Wait again, or longer, with Wait-EsDatasetVersion."),
            OptimizationException => (ErrorId.OptimizationFailed, ErrorCategory.InvalidResult, "Check that the service can read the dataset's files."),
            // The message says how to sign in, which depends on how the sign-in was lost.
            NotSignedInException => (ErrorId.NotSignedIn, ErrorCategory.AuthenticationError, null),
            SignInException signIn => Classify(signIn),
            ConfigurationException => (ErrorId.InvalidSetting, ErrorCategory.InvalidArgument, null),
            _ => (ErrorId.UnexpectedResponse, ErrorCategory.InvalidData, "Check that the address (Get-EsContext shows it) is the service's."),
        };
        var record = Create(exception, id, category, target);
        if ((advice ?? action ?? subject ?? exception.OutcomeNote) is not null)
        {
            var note = exception.OutcomeNote is null ? "" : " " + exception.OutcomeNote;
            var words = $"{subject}{exception.Message}{note}{(advice is null ? "" : " " + advice)}";
            // PowerShell shows both: what the message says already is not said again.
            record.ErrorDetails = new ErrorDetails(words) { RecommendedAction = advice is null ? action ?? "" : "" };
        }

        return record;
    }

    private static (string Id, ErrorCategory Category, string? Action) Classify(SignInException exception) => exception.Error switch
    {
        SignInError.Refused => (ErrorId.SignInRefused, ErrorCategory.AuthenticationError, "Check the account and sign in again with Connect-EsAccount."),
        SignInError.TimedOut => (ErrorId.SignInTimedOut, ErrorCategory.OperationTimeout, "Run Connect-EsAccount -Browser again, or sign in with -Credential or -ApiKey."),
        SignInError.AnonKey => (ErrorId.AuthAnonKeyRequired, ErrorCategory.AuthenticationError, "Set EARTHSCALE_AUTH_ANON_KEY or use -AuthAnonKey."),
        _ => (ErrorId.AuthServiceUnavailable, ErrorCategory.ResourceUnavailable, "Check the auth service's address (-AuthUri, EARTHSCALE_AUTH_URL) and the network, then try again."),
    };

    private static (string Id, ErrorCategory Category, string? Action) Classify(ServiceException exception) => exception.StatusCode switch
    {
        HttpStatusCode.Unauthorized => (ErrorId.NotAuthorized, ErrorCategory.AuthenticationError, SignInAdvice),
        HttpStatusCode.Forbidden => (ErrorId.NotAllowed, ErrorCategory.PermissionDenied, "Ask an administrator of the account for access."),
        // The service sends an error class; without one, the 404 does not refer to a dataset.
        HttpStatusCode.NotFound when exception.ErrorClass is null => (ErrorId.NotFound, ErrorCategory.ObjectNotFound, "Check the address (Get-EsContext shows it) and the path, which starts with /v1."),
        HttpStatusCode.NotFound => (ErrorId.DatasetNotFound, ErrorCategory.ObjectNotFound, "Find it with Get-EsDataset."),
        HttpStatusCode.UnprocessableEntity => (ErrorId.InvalidField, ErrorCategory.InvalidArgument, "Correct the field that the message names."),
        HttpStatusCode.TooManyRequests => (ErrorId.TooManyRequests, ErrorCategory.LimitsExceeded, "Wait, then try again; -MaximumRetryCount allows more attempts."),
        >= HttpStatusCode.InternalServerError => (ErrorId.ServiceFailed, ErrorCategory.ResourceUnavailable, "Try again later."),
        _ => (ErrorId.RequestRefused, ErrorCategory.InvalidOperation, null),
    };
}
