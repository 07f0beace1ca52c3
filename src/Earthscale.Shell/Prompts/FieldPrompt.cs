using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Earthscale.Shell.Prompts;

/// <summary>The values of mandatory parameters that were left out.</summary>
internal sealed class FieldPrompt(Dialogue dialogue)
{
    public Dictionary<string, PSObject> Ask(string caption, string message, IEnumerable<FieldDescription> fields)
    {
        dialogue.WriteHeading(caption, message);
        return fields.ToDictionary(field => field.Name, field => PSObject.AsPSObject(Ask(field)));
    }

    private static Type TypeOf(FieldDescription field) =>
        Type.GetType(field.ParameterAssemblyFullName)
        ?? LanguagePrimitives.ConvertTo<Type>(field.ParameterTypeFullName);

    private object Ask(FieldDescription field)
    {
        var type = TypeOf(field);
        if (type == typeof(SecureString))
        {
            return dialogue.AskSecret($"{field.Name}: ");
        }

        if (type == typeof(PSCredential))
        {
            return new CredentialPrompt(dialogue).Ask(field.Name, string.Empty, userName: null);
        }

        return type.IsArray || (type != typeof(string) && typeof(IList).IsAssignableFrom(type))
            ? AskList(field.Name, type)
            : AskUntilFits(field.Name, type);
    }

    // An empty line ends a list.
    private object AskList(string name, Type type)
    {
        var elementType = type.GetElementType() ?? typeof(object);
        var values = new List<object>();
        while (true)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"{name}[{values.Count}]");
            if (AskUntilFits(label, elementType, emptyEnds: true) is not { } value)
            {
                return LanguagePrimitives.ConvertTo(values.ToArray(), type, CultureInfo.InvariantCulture);
            }

            values.Add(value);
        }
    }

    private object AskUntilFits(string label, Type type) => AskUntilFits(label, type, emptyEnds: false)!;

    private object? AskUntilFits(string label, Type type, bool emptyEnds)
    {
        while (true)
        {
            var answer = dialogue.Ask($"{label}: ");
            if (emptyEnds && answer.Length == 0)
            {
                return null;
            }

            try
            {
                return LanguagePrimitives.ConvertTo(answer, type, CultureInfo.InvariantCulture);
            }
            catch (PSInvalidCastException wrong)
            {
                dialogue.WriteLine(wrong.Message);
            }
        }
    }
}
