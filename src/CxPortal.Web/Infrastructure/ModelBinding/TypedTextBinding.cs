using System.Text.Json;
using System.Text.Json.Serialization;
using CxPortal.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CxPortal.Web.Infrastructure.ModelBinding;

/// <summary>Lets no text in from addresses and forms that databases and files would refuse (see <see cref="TypedText"/>).</summary>
internal sealed class TypedTextBinderProvider : IModelBinderProvider
{
    private static readonly BindingSource[] Typed = [BindingSource.Form, BindingSource.Query, BindingSource.Path];

    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var isTyped = context.BindingInfo.BindingSource is not { } source || Array.Exists(Typed, source.CanAcceptDataFrom);
        return context.Metadata.ModelType == typeof(string) && isTyped ? new TypedTextBinder() : null;
    }
}

/// <summary>Binds one text.</summary>
internal sealed class TypedTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var values = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (values == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        var text = TypedText.WithoutDebris(values.FirstValue ?? string.Empty);
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, text, text);
        var isNothing = bindingContext.ModelMetadata.ConvertEmptyStringToNull && string.IsNullOrWhiteSpace(text);
        bindingContext.Result = ModelBindingResult.Success(isNothing ? null : text);
        return Task.CompletedTask;
    }
}

/// <summary>Does the same for texts in JSON.</summary>
internal sealed class TypedTextJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? TypedText.WithoutDebris(text) : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Binds a tick that is neither true nor false as false: the tag helper of the box cannot show anything else again.</summary>
internal sealed class TickBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.ModelType == typeof(bool) ? new TickBinder() : null;
}

/// <summary>Binds one tick.</summary>
internal sealed class TickBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var values = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (values != ValueProviderResult.None)
        {
            var isTicked = bool.TryParse(values.FirstValue, out var value) && value;
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, isTicked, isTicked ? "true" : "false");
            bindingContext.Result = ModelBindingResult.Success(isTicked);
        }

        return Task.CompletedTask;
    }
}
