using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CxPortal.Data.Audit;
using CxPortal.Domain.Accounts;
using CxPortal.Domain.Files;
using CxPortal.Domain.Journeys;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Touchpoints;

public abstract class PictureTests(PortalFixture portal)
{
    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.Designer, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Executive, false)]
    public async Task Create_EachRole_StoresOrIsRefused(Role role, bool mayWrite)
    {
        var card = await CardAsync();
        var client = await portal.SignedInAsync(role);

        var response = await UploadAsync(client, card, ("window.png", ImageBytes.Png(40, 30)));

        Assert.Equal(mayWrite ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(mayWrite ? 1 : 0, (await PicturesAsync(card)).Count);
    }

    [Fact]
    public async Task AnyAction_Anonymous_AsksToSignIn()
    {
        var card = await CardAsync();
        var picture = await PictureAsync(card);

        var response = await portal.Anonymous().GetAsync(card.UrlOf(picture));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith("/account/sign-in", response.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_SeveralFormats_AreStoredInOrderWithTheirSizes()
    {
        var card = await CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await UploadAsync(
            client, card, ("окно входа.png", ImageBytes.Png(40, 30)), ("photo.jpg", ImageBytes.Jpeg(16, 8)), ("token.webp", ImageBytes.WebpLossless(20, 10)));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var pictures = await PicturesAsync(card);
        Assert.Equal(
            [("окно входа.png", 40, 30, "image/png"), ("photo.jpg", 16, 8, "image/jpeg"), ("token.webp", 20, 10, "image/webp")],
            pictures.Select(picture => (picture.FileName, picture.Width, picture.Height, picture.StoredFile!.ContentType)));
        Assert.True(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry =>
            entry.Subject == nameof(EvidencePicture) && entry.JourneyId == card.JourneyId && entry.Action == AuditAction.Created && entry.Operation == "Pictures.Create")));
        Assert.False(await portal.WithDatabaseAsync(database => database.AuditEntries.AnyAsync(entry => entry.After!.Contains("iVBOR"))));
    }

    /// <summary>Bytes by name: as data of a theory xunit would write megabytes out, number by number, to tell the cases apart.</summary>
    private static readonly Dictionary<string, byte[]> BadFiles = new()
    {
        { "script.png", Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>") },
        { "drawing.svg", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>") },
        { "moves.gif", Encoding.ASCII.GetBytes("GIF89a\x01\0\x01\0\0\0\0;") },
        { "cut.jpg", ImageBytes.Jpeg(16, 8)[..40] },
        { "bomb.png", ImageBytes.PngClaiming(8_000, 8_000) },
        { "moves.webp", ImageBytes.WebpExtended(4, 4, 0x02) },
        { "empty.png", [] },
        { "big.png", [.. ImageBytes.Png(4, 4), .. new byte[ImageInspector.MaxBytes]] },
    };

    public static TheoryData<string> BadFileNames => [.. BadFiles.Keys];

    [Theory]
    [MemberData(nameof(BadFileNames))]
    public async Task Create_BadFile_IsNamedAndRefused(string name)
    {
        var card = await CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await UploadAsync(client, card, (name, BadFiles[name]), ("good.png", ImageBytes.Png(4, 5)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await client.ReadPageAsync(response);
        Assert.Contains(name, page.QuerySelector("#pictures .errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("good.png", Assert.Single(await PicturesAsync(card)).FileName);
    }

    [Fact]
    public async Task Create_NothingOrTooManyOrTheSameTwice_IsRefused()
    {
        var card = await CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);

        var nothing = await UploadAsync(client, card);
        var many = await UploadAsync(client, card, [.. Enumerable.Range(1, 21).Select(size => ($"{size}.png", ImageBytes.Png(size, 1)))]);
        var another = await UploadAsync(client, card, ("one-more.png", ImageBytes.Png(50, 50)));
        var other = await CardAsync();
        var twice = await UploadAsync(client, other, ("one.png", ImageBytes.Png(3, 3)), ("two.png", ImageBytes.Png(3, 3)));

        Assert.All([nothing, many, another, twice], response => Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode));
        Assert.Equal(EvidencePicture.MaxPerTouchpoint, (await PicturesAsync(card)).Count);
        Assert.Single(await PicturesAsync(other));
    }

    [Fact]
    public async Task Show_Picture_IsSentAsAPictureAndNothingElse()
    {
        var card = await CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        await UploadAsync(client, card, ("../../окно \"входа\".html", [.. ImageBytes.Png(40, 30, ("tEXt", "Author\0Anna"u8.ToArray())), .. "<script>"u8]));
        var picture = Assert.Single(await PicturesAsync(card));
        var executive = await portal.SignedInAsync(Role.Executive);

        foreach (var url in new[] { card.UrlOf(picture), card.UrlOf(picture) + "?size=thumb" })
        {
            var response = await executive.GetAsync(url);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains(response.Content.Headers.ContentType!.ToString(), new[] { "image/png", "image/webp" });
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.True(response.Headers.CacheControl!.Private);
            var disposition = response.Content.Headers.ContentDisposition!;
            Assert.Equal("inline", disposition.DispositionType);
            Assert.DoesNotContain("html", disposition.FileNameStar, StringComparison.Ordinal);
            var bytes = await response.Content.ReadAsByteArrayAsync();
            Assert.Null(ImageInspector.Inspect(bytes).Problem);
            Assert.DoesNotContain("Anna", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            using var again = new HttpRequestMessage(HttpMethod.Get, url);
            again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await executive.Http.SendAsync(again)).StatusCode);
        }
    }

    [Fact]
    public async Task AnyAction_UnknownOrOfAnotherJourney_IsNotFound()
    {
        var card = await CardAsync();
        var other = await CardAsync();
        var picture = await PictureAsync(other);
        var client = await portal.SignedInAsync(Role.Designer);
        var page = await client.GetPageAsync(card.Url);

        foreach (var id in new[] { picture.Id, 999_999 })
        {
            var url = $"/journeys/{card.JourneyId}/pictures/{id}";
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(url)).StatusCode);
            foreach (var act in new[] { "caption", "position", "archive", "restoration" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync(page, $"{url}/{act}", new() { ["Version"] = "1" })).StatusCode);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(client, card, $"/journeys/{card.JourneyId}/touchpoints/{other.TouchpointId}/pictures", ("a.png", ImageBytes.Png(2, 2)))).StatusCode);
        var own = await PictureAsync(card);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostFormAsync(page, card.UrlOf(own) + "/position", new() { ["AfterId"] = $"{picture.Id}" })).StatusCode);
    }

    [Theory]
    [InlineData("caption")]
    [InlineData("position")]
    [InlineData("archive")]
    [InlineData("restoration")]
    public async Task Change_WithoutPermission_IsRefused(string act)
    {
        var card = await CardAsync();
        var picture = await PictureAsync(card);

        foreach (var role in new[] { Role.Reviewer, Role.Executive })
        {
            var client = await portal.SignedInAsync(role);
            var page = await client.GetPageAsync(card.Url);

            Assert.Null(page.QuerySelector("#pictures form"));
            Assert.Equal(HttpStatusCode.Forbidden, (await client.PostFormAsync(page, $"{card.UrlOf(picture)}/{act}", new() { ["Version"] = "1" })).StatusCode);
        }
    }

    [Fact]
    public async Task Describe_Caption_BecomesTheTextAlternative()
    {
        var card = await CardAsync();
        var picture = await PictureAsync(card);
        var client = await portal.SignedInAsync(Role.Designer);

        var before = await client.GetPageAsync(card.Url);
        var response = await client.PostFormAsync(before, card.UrlOf(picture) + "/caption", new() { ["Caption"] = " Токен с огоньком ", ["Version"] = "1" });

        Assert.Contains("без подписи", before.QuerySelector("#pictures img")!.GetAttribute("alt")!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("Токен с огоньком", (await client.GetPageAsync(card.Url)).QuerySelector("#pictures img")!.GetAttribute("alt"));
    }

    [Fact]
    public async Task Describe_TooLongOrStale_KeepsWhatWasTyped()
    {
        var card = await CardAsync();
        var picture = await PictureAsync(card);
        var client = await portal.SignedInAsync(Role.Designer);
        var url = card.UrlOf(picture) + "/caption";
        var tooLong = new string('п', EvidencePicture.MaxCaptionLength + 1);

        var invalid = await client.PostFormAsync(card.Url, url, new() { ["Caption"] = tooLong, ["Version"] = "1" });
        await client.PostFormAsync(card.Url, url, new() { ["Caption"] = "Их подпись", ["Version"] = "1" });
        var stale = await client.PostFormAsync(card.Url, url, new() { ["Caption"] = "Моя подпись", ["Version"] = "1" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, invalid.StatusCode);
        Assert.Equal(tooLong, CaptionOf(await client.ReadPageAsync(invalid), picture));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = await client.ReadPageAsync(stale);
        Assert.Equal("Моя подпись", CaptionOf(page, picture));
        Assert.Contains("Их подпись", page.GetElementById($"picture-{picture.Id}")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_FirstAndAfter_ChangesTheOrder()
    {
        var card = await CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        await UploadAsync(client, card, ("a.png", ImageBytes.Png(1, 1)), ("b.png", ImageBytes.Png(2, 2)), ("c.png", ImageBytes.Png(3, 3)));
        var pictures = await PicturesAsync(card);

        await client.PostFormAsync(card.Url, card.UrlOf(pictures[2]) + "/position", new() { ["AfterId"] = "" });
        await client.PostFormAsync(card.Url, card.UrlOf(pictures[0]) + "/position", new() { ["AfterId"] = $"{pictures[1].Id}" });

        Assert.Equal(["c.png", "b.png", "a.png"], (await PicturesAsync(card)).Select(picture => picture.FileName));
    }

    [Fact]
    public async Task Move_ManyTimesIntoTheSameGap_NeverFails()
    {
        var card = await CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);
        await UploadAsync(client, card, ("a.png", ImageBytes.Png(1, 1)), ("b.png", ImageBytes.Png(2, 2)), ("c.png", ImageBytes.Png(3, 3)));
        var page = await client.GetPageAsync(card.Url);
        for (var turn = 0; turn < 30; turn++)
        {
            var order = await PicturesAsync(card);
            var response = await client.PostFormAsync(page, card.UrlOf(order[2]) + "/position", new() { ["AfterId"] = $"{order[0].Id}" });
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal([order[0].Id, order[2].Id, order[1].Id], (await PicturesAsync(card)).Select(picture => picture.Id));
        }
    }

    [Fact]
    public async Task Archive_CanBeTakenBack()
    {
        var card = await CardAsync();
        var picture = await PictureAsync(card);
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await client.PostFormAsync(card.Url, card.UrlOf(picture) + "/archive", new() { ["ReturnUrl"] = card.Url });
        var page = await client.GetPageAsync(card.Url);
        var undo = page.QuerySelector(".flash form")!.GetAttribute("action")!;

        Assert.Equal(card.Url + "#pictures", response.Headers.Location!.OriginalString);
        Assert.Empty(page.QuerySelectorAll(".thumb"));
        Assert.NotNull(page.QuerySelector("#pictures form[action$='/restoration']"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(card.UrlOf(picture))).StatusCode);
        await client.PostFormAsync(page, undo, []);
        Assert.Single((await client.GetPageAsync(card.Url)).QuerySelectorAll(".thumb"));
    }

    [Fact]
    public async Task Create_ByScript_AnswersWithThePicturesAlone()
    {
        var card = await CardAsync();
        var client = await portal.SignedInAsync(Role.Designer);

        var response = await UploadAsync(client, card, card.Url + "/pictures", isScripted: true, ("a.png", ImageBytes.Png(6, 6)));

        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("<div", html.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("data-pictures", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_OnArchivedTouchpoint_IsRefused()
    {
        var card = await CardAsync();
        await portal.WithDatabaseAsync(async database =>
        {
            (await database.Touchpoints.SingleAsync(row => row.Id == card.TouchpointId)).ArchivedAt = DateTime.UnixEpoch;
            await database.SaveChangesAsync();
        });

        var response = await UploadAsync(await portal.SignedInAsync(Role.Designer), card, ("a.png", ImageBytes.Png(6, 6)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Empty(await PicturesAsync(card));
    }

    private static string CaptionOf(IHtmlDocument page, EvidencePicture picture) =>
        ((IHtmlTextAreaElement)page.GetElementById($"caption-{picture.Id}")!).Value;

    private static Task<HttpResponseMessage> UploadAsync(TestClient client, Card card, params (string Name, byte[] Content)[] files) =>
        UploadAsync(client, card, card.Url + "/pictures", files);

    private static Task<HttpResponseMessage> UploadAsync(TestClient client, Card card, string url, params (string Name, byte[] Content)[] files) =>
        UploadAsync(client, card, url, isScripted: false, files);

    private static async Task<HttpResponseMessage> UploadAsync(
        TestClient client, Card card, string url, bool isScripted, params (string Name, byte[] Content)[] files)
    {
        var page = await client.GetPageAsync(card.Url);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken");
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(part, "files", name.Replace("\"", "%22", StringComparison.Ordinal));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
        if (isScripted)
        {
            request.Headers.Add("X-Requested-With", "fetch");
        }

        return await client.Http.SendAsync(request);
    }

    private async Task<EvidencePicture> PictureAsync(Card card)
    {
        var response = await UploadAsync(await portal.SignedInAsync(Role.Designer), card, ("window.png", ImageBytes.Png(40, 30)));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return Assert.Single(await PicturesAsync(card));
    }

    private Task<List<EvidencePicture>> PicturesAsync(Card card) => portal.WithDatabaseAsync(database => database.EvidencePictures
        .AsNoTracking()
        .Include(picture => picture.StoredFile)
        .Where(picture => picture.TouchpointId == card.TouchpointId)
        .OrderBy(picture => picture.Position)
        .ToListAsync());

    private Task<Card> CardAsync() => portal.WithDatabaseAsync(async database =>
    {
        var journey = await TestData.ReferenceJourneyAsync(database);
        return new Card(journey.Id, journey.Touchpoints[3].Id);
    });

    private sealed record Card(long JourneyId, long TouchpointId)
    {
        public string Url => $"/journeys/{JourneyId}/touchpoints/{TouchpointId}";

        public string UrlOf(EvidencePicture picture) => $"/journeys/{JourneyId}/pictures/{picture.Id}";
    }
}

public sealed class PictureTestsOnSqlite(SqlitePortalWithoutBrowser portal) : PictureTests(portal), IClassFixture<SqlitePortalWithoutBrowser>;

public sealed class PictureTestsOnPostgres(PostgresPortalWithoutBrowser portal) : PictureTests(portal), IClassFixture<PostgresPortalWithoutBrowser>;
