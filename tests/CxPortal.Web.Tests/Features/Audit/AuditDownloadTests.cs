using System.Text;
using CxPortal.Domain.Accounts;
using CxPortal.Testing;
using Microsoft.EntityFrameworkCore;

namespace CxPortal.Web.Tests.Features.Audit;

public abstract class AuditDownloadTests(PortalFixture portal)
{
    private const string Head = "id;occurredAt;localTime;actor;operation;action;subject;subjectId;subjectName;journeyId;before;after;reason;ipAddress;correlationId";

    private readonly string operation = "test." + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Download_HoldsTheColumnsInUtf8WithAMark()
    {
        await portal.AddAuditEntriesAsync(operation, ["Ёлка"], (entry, _) =>
            (entry.Before, entry.After, entry.Reason, entry.IpAddress) = ("""{"Text":"было"}""", """{"Text":"стало"}""", "причина", "10.0.0.7"));
        var client = await portal.SignedInAsync(Role.Administrator);

        var response = await client.GetAsync("/audit/export?operation=" + operation);
        var content = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Matches(@"^attachment; filename=""audit-\d{4}-\d\d-\d\d\.csv""$", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal([0xEF, 0xBB, 0xBF], content[..3]);
        var lines = Encoding.UTF8.GetString(content[3..]).Split("\r\n");
        Assert.Equal(Head, lines[0]);
        Assert.Equal($"{portal.Clock.GetUtcNow().UtcDateTime:O}", lines[1].Split(';')[1]);
        Assert.EndsWith(
            $$"""";cli:test;{{operation}};Performed;Journey;1;Ёлка;;"{""Text"":""было""}";"{""Text"":""стало""}";причина;10.0.0.7"""",
            lines[1][..lines[1].LastIndexOf(';')],
            StringComparison.Ordinal);
        Assert.Equal([string.Empty], lines[2..]);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("+7 495 000-00-00", "'+7 495 000-00-00")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("две\r\n=строки", "\"две\r\n=строки\"")]
    [InlineData("просто, текст", "просто, текст")]
    public async Task Download_TextOfAnyLook_IsNeverAFormula(string name, string field)
    {
        await portal.AddAuditEntriesAsync(operation, [name]);
        var client = await portal.SignedInAsync(Role.Administrator);

        var csv = await (await client.GetAsync("/audit/export?operation=" + operation)).Content.ReadAsStringAsync();

        Assert.Contains($";Journey;1;{field};;", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_HasAllPagesWhicheverPageItsLinkStandsOn()
    {
        await portal.AddAuditEntriesAsync(operation, Enumerable.Range(1, 120).Select(number => $"Запись {number}"));
        var client = await portal.SignedInAsync(Role.Administrator);
        var second = (await client.GetPageAsync("/audit?operation=" + operation)).QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var link = (await client.GetPageAsync(second)).QuerySelector("a[href*='/audit/export']")!.GetAttribute("href")!;

        var csv = await (await client.GetAsync(link)).Content.ReadAsStringAsync();

        Assert.Equal(1 + 120, csv.TrimEnd().Split("\r\n").Length);
    }

    [Fact]
    public async Task Download_InEnglish_HasCommas()
    {
        await portal.AddAuditEntriesAsync(operation, ["one, two; three"]);
        var client = await portal.SignedInAsync(await portal.AddAccountAsync(Role.Administrator, change: user => user.Language = "en"));

        var csv = await (await client.GetAsync("/audit/export?operation=" + operation)).Content.ReadAsStringAsync();

        Assert.Contains(Head.Replace(';', ','), csv, StringComparison.Ordinal);
        Assert.Contains(",Journey,1,\"one, two; three\",,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_IsItselfInTheTrail()
    {
        var account = await portal.AddAccountAsync(Role.Administrator);
        var client = await portal.SignedInAsync(account);

        await client.GetAsync("/audit/export?operation=" + operation);

        Assert.Equal("csv", await portal.WithDatabaseAsync(database => database.AuditEntries
            .Where(entry => entry.ActorId == account.Id && entry.Operation == "Audit.Export" && entry.Subject == "Audit")
            .Select(entry => entry.SubjectId).SingleAsync()));
    }
}

public sealed class AuditDownloadTestsOnSqlite(SqlitePortal portal) : AuditDownloadTests(portal), IClassFixture<SqlitePortal>;

public sealed class AuditDownloadTestsOnPostgres(PostgresPortal portal) : AuditDownloadTests(portal), IClassFixture<PostgresPortal>;
