namespace CxPortal.Domain.Statistics.Words;

/// <summary>
/// Brings the forms of a word together: комиссия, комиссии and комиссию, or fee and fees. Russian by the Snowball rules
/// (https://snowballstem.org/algorithms/russian/stemmer.html), English plurals by Harman's S-stemmer. A stem is a key and is not shown.
/// </summary>
public static class Stemmer
{
    private static readonly string[] GerundAfterVowel = Longest("в вши вшись");
    private static readonly string[] Gerund = Longest("ив ивши ившись ыв ывши ывшись");
    private static readonly string[] Reflexive = Longest("ся сь");
    private static readonly string[] Adjective = Longest("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static readonly string[] ParticipleAfterVowel = Longest("ем нн вш ющ щ");
    private static readonly string[] Participle = Longest("ивш ывш ующ");
    private static readonly string[] VerbAfterVowel = Longest("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно");
    private static readonly string[] Verb =
        Longest("ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");
    private static readonly string[] Noun =
        Longest("а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");
    private static readonly string[] Derivational = Longest("ост ость");
    private static readonly string[] Superlative = Longest("ейш ейше");

    /// <summary>The stem of a word as <see cref="Tokenizer"/> gives it.</summary>
    public static string Of(string word) =>
        word.Any(character => character is >= 'а' and <= 'я') ? OfRussian(word) : OfEnglish(word);

    private static string OfRussian(string word)
    {
        var rv = AfterVowel(word, 0);
        var stem = word;
        if (!Cut(ref stem, rv, Gerund) && !Cut(ref stem, rv, GerundAfterVowel, afterVowel: true))
        {
            Cut(ref stem, rv, Reflexive);
            if (Cut(ref stem, rv, Adjective))
            {
                _ = Cut(ref stem, rv, Participle) || Cut(ref stem, rv, ParticipleAfterVowel, afterVowel: true);
            }
            else if (!CutLongest(ref stem, rv, Verb, VerbAfterVowel))
            {
                Cut(ref stem, rv, Noun);
            }
        }

        Cut(ref stem, rv, ["и"]);
        var r2 = AfterConsonant(word, AfterConsonant(word, 0));
        Cut(ref stem, Math.Max(rv, r2), Derivational);
        Cut(ref stem, rv, Superlative);
        if (stem.EndsWith("нн", StringComparison.Ordinal) && stem.Length - 2 >= rv)
        {
            stem = stem[..^1];
        }
        else
        {
            Cut(ref stem, rv, ["ь"]);
        }

        return stem;
    }

    private static string OfEnglish(string word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal))
        {
            word = word[..^2];
        }

        return word switch
        {
            { Length: <= 3 } => word,
            _ when Ends(word, "ies") && !Ends(word, "eies") && !Ends(word, "aies") => word[..^3] + "y",
            _ when Ends(word, "es") && !Ends(word, "aes") && !Ends(word, "ees") && !Ends(word, "oes") => word[..^1],
            _ when Ends(word, "s") && !Ends(word, "us") && !Ends(word, "ss") => word[..^1],
            _ => word,
        };
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>Takes the longest ending off that lies within the region; "after vowel" endings only behind а or я, which stays.</summary>
    private static bool Cut(ref string stem, int region, string[] endings, bool afterVowel = false)
    {
        var length = Match(stem, region, endings, afterVowel);
        stem = stem[..^length];
        return length > 0;
    }

    private static bool CutLongest(ref string stem, int region, string[] endings, string[] endingsAfterVowel)
    {
        var length = Math.Max(Match(stem, region, endings, false), Match(stem, region, endingsAfterVowel, true));
        stem = stem[..^length];
        return length > 0;
    }

    private static int Match(string stem, int region, string[] endings, bool afterVowel)
    {
        foreach (var ending in endings)
        {
            var start = stem.Length - ending.Length;
            if (stem.EndsWith(ending, StringComparison.Ordinal)
                && (afterVowel ? start - 1 >= region && stem[start - 1] is ('а' or 'я') : start >= region))
            {
                return ending.Length;
            }
        }

        return 0;
    }

    /// <summary>Where the region behind the first vowel begins; the end of the word without a vowel.</summary>
    private static int AfterVowel(string word, int from)
    {
        for (var index = from; index < word.Length; index++)
        {
            if (IsVowel(word[index]))
            {
                return index + 1;
            }
        }

        return word.Length;
    }

    /// <summary>Where the region behind the first consonant after a vowel begins.</summary>
    private static int AfterConsonant(string word, int from)
    {
        for (var index = AfterVowel(word, from); index < word.Length; index++)
        {
            if (!IsVowel(word[index]))
            {
                return index + 1;
            }
        }

        return word.Length;
    }

    private static bool IsVowel(char character) => character is 'а' or 'е' or 'и' or 'о' or 'у' or 'ы' or 'э' or 'ю' or 'я';

    private static string[] Longest(string endings) => [.. endings.Split(' ').OrderByDescending(ending => ending.Length)];
}
