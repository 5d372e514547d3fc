using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace CxPortal.Web.Features.Touchpoints;

/// <summary>
/// Lets a card's worth of pictures through, and answers anything longer with 413 and a sentence before a byte of it is read.
/// Runs before the antiforgery check, which reads the form.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureUploadAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>The most bytes of one upload: as many pictures as a card takes, and room for the form around them.</summary>
    public const long MaxBytes = ((long)EvidencePicture.MaxPerTouchpoint * ImageInspector.MaxBytes) + (1024 * 1024);

    /// <inheritdoc />
    public int Order => -3000;

    /// <inheritdoc />
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.Request.ContentLength > MaxBytes)
        {
            var text = http.RequestServices.GetRequiredService<IStringLocalizer<TouchpointsText>>();
            context.Result = new ContentResult
            {
                StatusCode = StatusCodes.Status413PayloadTooLarge,
                ContentType = "text/plain; charset=utf-8",
                Content = text["Picture.Problem.UploadTooLarge", MaxBytes / 1024 / 1024],
            };
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = MaxBytes }));
    }
}
