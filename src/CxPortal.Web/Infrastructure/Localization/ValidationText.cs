using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CxPortal.Web.Infrastructure.Localization;

/// <summary>
/// Marks the texts of validation: data annotations name them by key (<c>ErrorMessage = "Required"</c>), forms name their
/// fields by <c>[Display(Name = "Field.Title")]</c>.
/// </summary>
public sealed class ValidationText;

/// <summary>Lets model binding speak the user's language.</summary>
internal sealed class BindingMessages(IStringLocalizer<ValidationText> text) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueIsInvalidAccessor(value => text["Binding.Invalid", value]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => text["Binding.Invalid", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => text["Binding.Unknown"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => text["Binding.Invalid", value]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => text["Binding.Unknown"]);
        messages.SetValueMustBeANumberAccessor(_ => text["Binding.Number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => text["Binding.Number"]);
        messages.SetValueMustNotBeNullAccessor(_ => text["Required"]);
        messages.SetMissingBindRequiredValueAccessor(_ => text["Required"]);
        messages.SetMissingKeyOrValueAccessor(() => text["Required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => text["Required"]);
    }
}
