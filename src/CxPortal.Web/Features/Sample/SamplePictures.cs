namespace CxPortal.Web.Features.Sample;

/// <summary>The evidence pictures of the sample, drawn as simple mock-ups.</summary>
internal static class SamplePictures
{
    private const int Desk = 0xE8ECF1;
    private const int Paper = 0xFFFFFF;
    private const int Frame = 0x9AA5B4;
    private const int Ink = 0x3A4658;
    private const int Line = 0xC9D1DC;
    private const int Brand = 0x1F6F5C;
    private const int Warning = 0xC77700;

    /// <summary>A sign-in window beside six numbered instructions.</summary>
    public static SampleCanvas SignInWindow()
    {
        var canvas = Window();
        for (var step = 1; step <= 6; step++)
        {
            var top = 92 + ((step - 1) * 44);
            canvas.Fill(60, top, 30, 30, Brand).Digit(step, 69, top + 5, 4, Paper);
            canvas.Fill(104, top + 4, 200 - (step % 3 * 28), 8, Ink).Fill(104, top + 19, 170 + (step % 2 * 30), 6, Line);
        }

        return canvas
            .Fill(372, 92, 208, 8, Ink)
            .Fill(372, 116, 208, 34, Frame).Fill(374, 118, 204, 30, Paper)
            .Fill(372, 166, 208, 34, Frame).Fill(374, 168, 204, 30, Paper)
            .Fill(372, 222, 208, 38, Brand).Fill(440, 238, 72, 7, Paper);
    }

    /// <summary>A finished driver installation that asks for a restart.</summary>
    public static SampleCanvas DriverInstallation() => Window()
        .Fill(64, 104, 56, 56, Warning).Fill(88, 114, 8, 24, Paper).Fill(88, 144, 8, 8, Paper)
        .Fill(144, 108, 320, 10, Ink).Fill(144, 132, 400, 7, Line).Fill(144, 149, 360, 7, Line)
        .Fill(64, 200, 512, 18, Line).Fill(64, 200, 512, 18, Brand)
        .Fill(300, 300, 140, 38, Brand).Fill(332, 316, 76, 7, Paper)
        .Fill(456, 300, 120, 38, Frame).Fill(458, 302, 116, 34, Paper).Fill(484, 316, 64, 7, Ink);

    /// <summary>A USB token with its light on.</summary>
    public static SampleCanvas Token() => new SampleCanvas(640, 400, Desk)
        .Fill(120, 150, 300, 100, Ink).Fill(420, 164, 26, 72, Line)
        .Fill(446, 160, 96, 80, Frame).Fill(466, 178, 22, 14, Ink).Fill(466, 208, 22, 14, Ink)
        .Fill(150, 186, 120, 10, Frame).Fill(150, 206, 80, 8, Frame)
        .Fill(346, 176, 48, 48, 0x2E7D4F).Fill(356, 186, 28, 28, 0x6EE7A0);

    private static SampleCanvas Window() => new SampleCanvas(640, 400, Desk)
        .Fill(30, 26, 580, 348, Frame).Fill(32, 28, 576, 344, Paper)
        .Fill(32, 28, 576, 36, Brand).Fill(48, 42, 150, 9, Paper).Fill(578, 40, 14, 12, Paper);
}
