using System.Collections.Frozen;

namespace CxPortal.Domain.Statistics.Words;

/// <summary>Words that every text is full of. Both languages apply to every comment, since comments mix them.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Negations = Set("не нет ни без no not never without don't doesn't didn't can't cannot couldn't won't isn't wasn't");

    private static readonly FrozenSet<string> Russian = Set(
        """
        и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему теперь
        когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть
        надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним
        здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех никогда можно при наконец два об другой хоть после над больше тот
        через эти нас про всего них какая много разве три эту моя впрочем свою этой перед иногда чуть том такой им более всегда
        конечно всю между это эта мною мной моего моей мое мои моих моим свой своя свое свои своих своей ваш ваша ваше ваши вашей вашего наш
        наша наше наши который которая которое которые которых которого которой которым также такая такое такие таких будут буду будем очень
        просто вообще именно весь вся кого кому чему нам нами вами та те тех той пока лишь хотя либо поэтому которую одна одно всё-таки ещё
        """);

    private static readonly FrozenSet<string> English = Set(
        """
        a about above after again all also am an and any are as at be because been before being below between both but by can could did do does
        doing down during each even ever few for from further get got had has have having he her here hers herself him himself his how i if in
        into is it its itself just like me more most much my myself no nor not now of off on once only or other our ours ourselves out over own
        really same she should so some such than that the their theirs them themselves then there these they this those through to too under
        until up us very was we were what when where which while who whom why will with would you your yours yourself yourselves i'm i've it's
        i'd i'll that's there's they're we're you're don't doesn't didn't can't cannot couldn't won't isn't wasn't without never
        """);

    /// <summary>Whether a word (as <see cref="Tokenizer"/> gives it) says nothing by itself.</summary>
    public static bool Contains(string word) => word.Length == 1 || Russian.Contains(word) || English.Contains(word);

    /// <summary>Whether a word turns the next one into its opposite; a phrase may begin with it ("не работает").</summary>
    public static bool IsNegation(string word) => Negations.Contains(word);

    private static FrozenSet<string> Set(string words) =>
        words.Replace('ё', 'е').Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
