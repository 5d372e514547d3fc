using CxPortal.Domain.Journeys;

namespace CxPortal.Web.Features.Sample.Journeys;

/// <summary>The reference scenario matrix in English.</summary>
internal static class ReferenceEnglish
{
    public static SampleJourney Journey { get; } = new(
        "reference-en",
        "en",
        "Getting the internet bank to work",
        "From the first advertisement to putting a failure right. An example of the scenario matrix: five stages, five lanes.")
    {
        Product = "business-internet-bank-en",
        Segment = "micro-en",
        Channels = ["media-en", "web-en", "office-en", "internet-bank-en", "call-centre-en", "mail-en"],
        IsPublished = true,
        PublicationNote = "First version, agreed with sales and support",
        ReviewInDays = 30,
        Stages =
        [
            new("lives", "Lives", new SampleTouchpoint("lives", "Sees an advertisement")
            {
                Emotion = 0,
                EmotionReason = "Even: banks are not on the client's mind",
                Scenario = "Simply lives",
                Need = "No need yet",
                Screens = ["ad-en", "social-networks-en", "conference-en"],
                Teams = ["advertising-en", "pr-en", "marketing-en"],
            }),
            new("short-list", "Short list", new SampleTouchpoint("short-list", "Compares banks")
            {
                Emotion = 1,
                EmotionReason = "Curious: there is a choice and it is easy to compare",
                Scenario = "Chooses from a short list",
                Need = "Choose the best solution",
                Screens = ["site-en", "call-to-support-en", "brand-comparison-en"],
                Teams = ["marketing-en", "support-en", "opinion-leaders-en"],
            }),
            new("buys", "Buys", new SampleTouchpoint("buys", "Sales office")
            {
                Emotion = 2,
                EmotionReason = "Glad: the decision is made",
                Scenario = "Buys",
                Need = "Confirmation that the choice was right",
                Screens = ["sales-office-en", "welcome-letter-en"],
                Teams = ["sales-en"],
                IsMomentOfTruth = true,
            }),
            new("installs", "Installs", new SampleTouchpoint("installs", "Setting up the security key")
            {
                Emotion = 0,
                EmotionReason = "Tense: many steps before the first sign-in",
                Scenario = "Installs",
                Need = "An installation as seamless as possible",
                Screens = ["product-interface-en:empty", "support-chat-en"],
                Teams = ["support-en", "instructions-en"],
                Basis = EvidenceBasis.Observed,
                PainPoints = """
                    - The sign-in window for the USB token greets the client with six numbered instructions; the cryptographic provider and the proxy are left to the client.
                    - Installing the driver asks for a restart, which interrupts whatever was going on.
                    - Only a light on the token itself tells that it is ready.
                    """,
                Pictures =
                [
                    new("sign-in-window.png", "Sign-in window of the internet bank with a USB token: six numbered instructions", SamplePictures.SignInWindow),
                    new("driver-installation.png", "The driver installation wants a restart", SamplePictures.DriverInstallation),
                    new("token.png", "The token is ready: its light is on", SamplePictures.Token),
                ],
            }),
            new("fuck-up", "Fuck-up", new SampleTouchpoint("fuck-up", "Call to support")
            {
                Emotion = -2,
                EmotionReason = "Angry until something is done",
                Scenario = "Something went wrong",
                Need = "The problem solved quickly; confirmation that the choice was right",
                Screens = ["call-centre-line-en", "front-office-en"],
                Teams = ["support-team-en"],
                IsMomentOfTruth = true,
                Basis = EvidenceBasis.Observed,
                WhatBroke = "A story from another industry: an airport let down a family with a child in a wheelchair four times in a row.",
                Fault = FailureFault.ThirdParty,
                Recovery = """
                    The airline put somebody else's failure right itself:
                    - booked the family on another flight;
                    - offered compensation or an upgrade, as they preferred;
                    - put them up for the night;
                    - called to apologise.
                    """,
                ClientSaid = "The family told the story in public and ended it with praise for the airline.",
            }),
        ],
    };
}
