using System.Text;
using CxPortal.Web.Features.Account.TwoStep;

namespace CxPortal.Web.Tests.Features.Account;

/// <summary>The worked examples of RFC 6238 (appendix B, SHA-1, the last six digits) and RFC 4648.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeAt_Example_GivesItsCode(long seconds, string expected)
    {
        var instant = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Assert.Equal(expected, Totp.CodeAt(Secret, Totp.StepOf(instant)));
        Assert.Equal(Totp.StepOf(instant), Totp.Match(Secret, expected, instant));
        Assert.Null(Totp.Match(Secret, expected, instant.AddSeconds(90)));
    }

    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    [InlineData("", "")]
    public void Encode_Example_GivesItsLetters(string text, string expected) => Assert.Equal(expected, Base32.Encode(Encoding.ASCII.GetBytes(text)));
}
