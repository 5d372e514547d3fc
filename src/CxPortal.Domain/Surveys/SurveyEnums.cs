namespace CxPortal.Domain.Surveys;

/// <summary>How far a survey has come.</summary>
public enum SurveyStatus
{
    /// <summary>Being built; nobody can answer.</summary>
    Draft = 1,

    /// <summary>Published and taking answers, within its dates and limits.</summary>
    Open = 2,

    /// <summary>Published, and closed by hand; it can be opened again.</summary>
    Closed = 3,
}

/// <summary>Where a survey's answers come from.</summary>
public enum SurveyOrigin
{
    /// <summary>Built and asked here.</summary>
    Portal = 1,

    /// <summary>Asked elsewhere; its questions were made by the first import.</summary>
    Imported = 2,
}

/// <summary>What is kept beside the answers. Chosen before the first publication and never changed after it.</summary>
public enum Confidentiality
{
    /// <summary>Only the day of an answer is kept, and nothing that leads to who gave it.</summary>
    Anonymous = 1,

    /// <summary>Answers are kept with their instant, invitation and respondent.</summary>
    Identified = 2,
}

/// <summary>What a question asks for.</summary>
public enum QuestionType
{
    /// <summary>Satisfaction on 3, 5 or 7 points.</summary>
    Csat = 1,

    /// <summary>Willingness to recommend, 0 to 10.</summary>
    Nps = 2,

    /// <summary>Agreement that it was easy, 1 to 7.</summary>
    Ces = 3,

    /// <summary>Satisfaction and importance of several aspects, for the weighted satisfaction index.</summary>
    Csi = 4,

    /// <summary>One of several options.</summary>
    SingleChoice = 5,

    /// <summary>Any of several options.</summary>
    MultipleChoice = 6,

    /// <summary>Satisfaction with several touchpoints, one row each.</summary>
    TouchpointMatrix = 7,

    /// <summary>One line of text.</summary>
    ShortText = 8,

    /// <summary>Several lines of text.</summary>
    LongText = 9,

    /// <summary>A number.</summary>
    Number = 10,

    /// <summary>A day.</summary>
    Date = 11,

    /// <summary>Consent to something, given by a tick.</summary>
    Consent = 12,

    /// <summary>Text that asks nothing.</summary>
    Statement = 13,

    /// <summary>A score on any scale; made by imports.</summary>
    Scale = 14,
}

/// <summary>How the points of a scale are drawn.</summary>
public enum ScaleLook
{
    /// <summary>As numbers.</summary>
    Numbers = 1,

    /// <summary>As stars.</summary>
    Stars = 2,

    /// <summary>As faces.</summary>
    Faces = 3,
}

/// <summary>By which way a survey reaches people.</summary>
public enum CollectorKind
{
    /// <summary>An open link, also as a QR code.</summary>
    Link = 1,

    /// <summary>Personal one-time links, sent by mail or handed out.</summary>
    Personal = 2,

    /// <summary>A widget on another site.</summary>
    Widget = 3,

    /// <summary>A screen in an office that resets itself after each answer.</summary>
    Kiosk = 4,

    /// <summary>Another program.</summary>
    Api = 5,
}
