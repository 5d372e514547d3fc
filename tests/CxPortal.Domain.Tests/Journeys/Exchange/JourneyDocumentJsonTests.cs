using System.Text;
using CxPortal.Domain.Journeys;
using CxPortal.Domain.Journeys.Exchange;

namespace CxPortal.Domain.Tests.Journeys.Exchange;

public sealed class JourneyDocumentJsonTests
{
    private const string Small = """
        {
          "format": "cxportal-journey",
          "formatVersion": 1,
          "key": "small",
          "title": "Малый путь",
          "contentLanguage": "ru",
          "stages": [
            { "title": "Живёт", "touchpoints": [ { "title": "Видит рекламу" }, { "title": "Видит рекламу" } ] }
          ],
          "cells": [
            { "lane": "emotion", "touchpoint": "vidit-reklamu", "emotion": 1 }
          ]
        }
        """;

    [Fact]
    public void Read_SmallFile_FillsInWhatWasLeftOut()
    {
        var document = JourneyDocumentJson.Read(Encoding.UTF8.GetBytes(Small)).Document;

        Assert.NotNull(document);
        Assert.Equal("zhivet", document.Stages[0].Key);
        Assert.Equal(["vidit-reklamu", "vidit-reklamu-2"], document.Stages[0].Touchpoints.Select(touchpoint => touchpoint.Key));
        Assert.Equal(["emotion", "scenario", "need", "screen", "team"], document.Lanes!.Select(lane => lane.Key));
        Assert.All(document.Lanes!, lane => Assert.NotNull(lane.Role));
    }

    [Fact]
    public void Write_Document_KeepsCyrillicReadable()
    {
        var document = JourneyDocumentJson.Read(Encoding.UTF8.GetBytes(Small)).Document!;

        var text = JourneyDocumentJson.WriteText(document);

        Assert.Contains("Видит рекламу", text, StringComparison.Ordinal);
        Assert.Contains("\"nature\":\"asIs\"", text, StringComparison.Ordinal);
        Assert.Equal(text, JourneyDocumentJson.WriteText(JourneyDocumentJson.Read(Encoding.UTF8.GetBytes(text)).Document!));
    }

    [Theory]
    [InlineData("\"emotion\": 1", "\"emotion\": 3", ExchangeProblemKind.EmotionOutOfRange, 11, "$.cells[0].emotion")]
    [InlineData("\"emotion\": 1", "\"emotion\": \"good\"", ExchangeProblemKind.WrongType, 11, "$.cells[0].emotion")]
    [InlineData("\"emotion\": 1", "\"emotoin\": 1", ExchangeProblemKind.UnknownField, 11, "$.cells[0].emotoin")]
    [InlineData("\"emotion\": 1", "\"emotion\": 1, \"emotion\": 2", ExchangeProblemKind.RepeatedField, 11, "$.cells[0].emotion")]
    [InlineData("\"emotion\": 1", "\"chips\": [ {\"text\": \"сайт\"} ]", ExchangeProblemKind.WrongKind, 11, "$.cells[0].chips")]
    [InlineData("\"emotion\": 1", "\"basis\": \"guessed\"", ExchangeProblemKind.WrongType, 11, "$.cells[0].basis")]
    [InlineData("\"lane\": \"emotion\"", "\"lane\": \"mood\"", ExchangeProblemKind.UnknownLane, 11, "$.cells[0].lane")]
    [InlineData("vidit-reklamu", "hears", ExchangeProblemKind.UnknownTouchpoint, 11, "$.cells[0].touchpoint")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 2", ExchangeProblemKind.UnknownFormatVersion, 3, "$.formatVersion")]
    [InlineData("cxportal-journey", "something-else", ExchangeProblemKind.NotJourney, 2, "$.format")]
    [InlineData("\"key\": \"small\"", "\"key\": \"Ключ\"", ExchangeProblemKind.BadKey, 4, "$.key")]
    [InlineData("\"title\": \"Малый путь\"", "\"title\": \" \"", ExchangeProblemKind.Missing, 5, "$.title")]
    [InlineData("\"contentLanguage\": \"ru\"", "\"contentLanguage\": \"de\"", ExchangeProblemKind.BadValue, 6, "$.contentLanguage")]
    [InlineData("\"title\": \"Малый путь\"", "\"title\": \"\\ud800\"", ExchangeProblemKind.WrongType, 5, "$.title")]
    [InlineData("\"title\": \"Малый путь\"", "\"title\": null", ExchangeProblemKind.Missing, 5, "$.title")]
    [InlineData("\"stages\": [", "\"stages\": [ null,", ExchangeProblemKind.WrongType, 7, "$.stages[0]")]
    [InlineData("\"title\": \"Живёт\"", "\"title\": \"Живёт\", \"touchpoints\": null", ExchangeProblemKind.RepeatedField, 8, "$.stages[0].touchpoints")]
    public void Read_BadFile_SaysWhere(string good, string bad, ExchangeProblemKind kind, int line, string path)
    {
        var text = Small.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Contains(good, text, StringComparison.Ordinal);

        var reading = JourneyDocumentJson.Read(Encoding.UTF8.GetBytes(text.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Null(reading.Document);
        var problem = reading.Problems[0];
        Assert.Equal((kind, line, path), (problem.Kind, problem.Place.Line, problem.Place.Path));
    }

    [Theory]
    [InlineData("", ExchangeProblemKind.EmptyFile)]
    [InlineData(" \n ", ExchangeProblemKind.EmptyFile)]
    [InlineData("{\n \"format\": ", ExchangeProblemKind.NotJson)]
    [InlineData("[]", ExchangeProblemKind.NotJourney)]
    [InlineData("null", ExchangeProblemKind.NotJourney)]
    public void Read_NoDocument_SaysSo(string text, ExchangeProblemKind kind) =>
        Assert.Equal(kind, JourneyDocumentJson.Read(Encoding.UTF8.GetBytes(text)).Problems[0].Kind);

    [Fact]
    public void Read_BrokenText_NamesLineAndCharacter()
    {
        var place = JourneyDocumentJson.Read(Encoding.UTF8.GetBytes("{\n \"title\": \"путь\" oops }")).Problems[0].Place;

        Assert.Equal((2, 18), (place.Line, place.Character));
    }

    [Fact]
    public void Read_ByteOrderMark_IsAccepted() =>
        Assert.NotNull(JourneyDocumentJson.Read((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Small)]).Document);

    [Fact]
    public void Fingerprint_DatesAndStatus_DoNotMatter()
    {
        var document = JourneyDocumentJson.Read(Encoding.UTF8.GetBytes(Small)).Document!;

        Assert.Equal(JourneyFingerprint.Of(document), JourneyFingerprint.Of(document with
        {
            ExportedAt = DateTime.UnixEpoch,
            Version = 7,
            Status = JourneyStatus.Published,
        }));
        Assert.NotEqual(JourneyFingerprint.Of(document), JourneyFingerprint.Of(document with { Title = "Другой" }));
    }
}
