namespace CxPortal.Domain.Statistics;

/// <summary>The definitions of all survey figures. docs/metrics.md says of each how it is counted; a test compares the two.</summary>
public static class Metrics
{
    /// <summary>Mean satisfaction in scale points.</summary>
    public static readonly MetricDefinition CsatMean = new("csat.mean", 1, MetricUnit.Scale);

    /// <summary>Share of answers in the top two points of a scale of 5 or 7.</summary>
    public static readonly MetricDefinition CsatTop2 = new("csat.top2", 1, MetricUnit.Share, 0, 1);

    /// <summary>Share of answers in the top point of a scale of 3.</summary>
    public static readonly MetricDefinition CsatTop1 = new("csat.top1", 1, MetricUnit.Share, 0, 1);

    /// <summary>Share of answers in the bottom two points of a scale of 5 or 7.</summary>
    public static readonly MetricDefinition CsatBottom2 = new("csat.bottom2", 1, MetricUnit.Share, 0, 1);

    /// <summary>Share of answers in the bottom point of a scale of 3.</summary>
    public static readonly MetricDefinition CsatBottom1 = new("csat.bottom1", 1, MetricUnit.Share, 0, 1);

    /// <summary>Satisfied minus dissatisfied share.</summary>
    public static readonly MetricDefinition CsatNet = new("csat.net", 1, MetricUnit.Share, -1, 1);

    /// <summary>Mean satisfaction on 0 to 100.</summary>
    public static readonly MetricDefinition CsatIndex = new("csat.index", 1, MetricUnit.Points, 0, 100);

    /// <summary>Net promoter score with its adjusted Wald interval.</summary>
    public static readonly MetricDefinition NpsScore = new("nps.score", 1, MetricUnit.Points, -100, 100);

    /// <summary>Net promoter score with its plain Wald interval.</summary>
    public static readonly MetricDefinition NpsWald = new("nps.wald", 1, MetricUnit.Points, -100, 100);

    /// <summary>Mean of the answers 0 to 10.</summary>
    public static readonly MetricDefinition NpsMean = new("nps.mean", 1, MetricUnit.Scale, 0, 10);

    /// <summary>Mean effort 1 to 7, 7 is easy.</summary>
    public static readonly MetricDefinition CesMean = new("ces.mean", 1, MetricUnit.Scale, 1, 7);

    /// <summary>Share of effort answers 5 to 7.</summary>
    public static readonly MetricDefinition CesAgree = new("ces.agree", 1, MetricUnit.Share, 0, 1);

    /// <summary>Share of 6 and 7 minus share of 1 to 3.</summary>
    public static readonly MetricDefinition CesNet = new("ces.net", 1, MetricUnit.Points, -100, 100);

    /// <summary>Mean effort on 0 to 100.</summary>
    public static readonly MetricDefinition CesIndex = new("ces.index", 1, MetricUnit.Points, 0, 100);

    /// <summary>Importance-weighted satisfaction on 0 to 100, lowest point 0.</summary>
    public static readonly MetricDefinition CsiIndex = new("csi.index", 1, MetricUnit.Points, 0, 100);

    /// <summary>Importance-weighted satisfaction as a share of the highest point, x / K × 100.</summary>
    public static readonly MetricDefinition CsiOfHighest = new("csi.of-highest", 1, MetricUnit.Points, 0, 100);

    /// <summary>Share of the answers to a choice question that took one option.</summary>
    public static readonly MetricDefinition ChoiceShare = new("choice.share", 1, MetricUnit.Share, 0, 1);

    /// <summary>Mean of a number question.</summary>
    public static readonly MetricDefinition NumberMean = new("number.mean", 1, MetricUnit.Number);

    /// <summary>Part of R² of a question, averaged over all orders of questions.</summary>
    public static readonly MetricDefinition DriversLmg = new("drivers.lmg", 1, MetricUnit.Share, 0, 1);

    /// <summary>Part of R² of a question by Johnson's relative weights.</summary>
    public static readonly MetricDefinition DriversJohnson = new("drivers.johnson", 1, MetricUnit.Share, 0, 1);

    /// <summary>Complete responses over everybody chosen, AAPOR RR1.</summary>
    public static readonly MetricDefinition ResponseRate1 = new("response.rr1", 1, MetricUnit.Share, 0, 1);

    /// <summary>Complete and partial responses over everybody chosen, AAPOR RR2.</summary>
    public static readonly MetricDefinition ResponseRate2 = new("response.rr2", 1, MetricUnit.Share, 0, 1);

    /// <summary>Agreement of two coders beyond chance.</summary>
    public static readonly MetricDefinition CommentKappa = new("comment.kappa", 1, MetricUnit.Number, -1, 1);

    /// <summary>How much more often a word or phrase occurs in one group of comments than in another.</summary>
    public static readonly MetricDefinition CommentWords = new("comment.words", 1, MetricUnit.Number, 0);

    /// <summary>Strength of the association of two questions in a cross-tab.</summary>
    public static readonly MetricDefinition CrossTabStrength = new("crosstab.cramers-v", 1, MetricUnit.Number, 0, 1);

    /// <summary>Every definition, by id.</summary>
    public static IReadOnlyDictionary<string, MetricDefinition> All { get; } = new[]
    {
        CsatMean, CsatTop2, CsatTop1, CsatBottom2, CsatBottom1, CsatNet, CsatIndex,
        NpsScore, NpsWald, NpsMean, CesMean, CesAgree, CesNet, CesIndex, CsiIndex, CsiOfHighest, ChoiceShare, NumberMean,
        DriversLmg, DriversJohnson, ResponseRate1, ResponseRate2, CommentKappa, CommentWords, CrossTabStrength,
    }.ToDictionary(definition => definition.Id, StringComparer.Ordinal);
}
