using System.Text;
using CxPortal.Data.Audit;
using CxPortal.Web.Features.ResponseImport;
using CxPortal.Web.Infrastructure.Http;
using CxPortal.Web.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CxPortal.Testing;

/// <summary>Answers that come as files.</summary>
public static partial class TestData
{
    /// <summary>Imports answers; rows are separated by line ends, the first one has the headers.</summary>
    public static async Task<Outcome<ResponseImportReport>> ImportResponsesAsync(
        this PortalFixture portal, string mapping, string rows, ResponseImportOptions? options = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OperationContext>().Actor = "test";
        var (read, problems) = ResponseMappingReader.Read(mapping);
        Assert.True(read is not null, string.Join('\n', problems));
        return await scope.ServiceProvider.GetRequiredService<ResponseImportService>().RunAsync(
            TableSource.FromBytes("answers.csv", Encoding.UTF8.GetBytes(rows)), read, options ?? new ResponseImportOptions(), CancellationToken.None);
    }
}
