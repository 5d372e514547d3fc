using FsCheck;
using FsCheck.Fluent;

namespace CxPortal.Domain.Tests;

/// <summary>Checks of rules that hold for every input, on a few hundred generated ones; the same ones in every run.</summary>
internal static class Properties
{
    /// <summary>Fails with the smallest input for which the rule does not hold.</summary>
    public static void Hold<T>(Func<T, bool> rule, Gen<T>? inputs = null)
    {
        var arbitrary = inputs is null ? ArbMap.Default.ArbFor<T>() : Arb.From(inputs);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(new Replay(new Rnd(20260302UL, 271828183UL), null)),
            Prop.ForAll(arbitrary, rule));
    }

    /// <summary>Texts as people type and paste them: both alphabets, signs, odd spaces, letters that decompose, and damaged characters.</summary>
    public static Gen<string> Texts { get; } = Gen.ArrayOf(Gen.Elements(
            "а", "Я", "ё", "Ё", "е\u0308", "й", "и\u0306", "a", "Z", "ß", "İ", "ı", "é", "7", "-", "_", ".", " ", "\u00A0", "\t", "\r\n", "\u3000",
            "щ", "ъ", "Ь", "«", "—", "😀", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "\u0000", "\u0301", "ﬁ", "Ω", "Σ"))
        .Select(string.Concat);
}
