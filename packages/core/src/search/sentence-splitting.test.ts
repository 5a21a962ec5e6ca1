import { describe, expect, it } from "vitest";
import { MOST_CHARACTERS, MOST_SENTENCES, sentencesOf } from "./sentence-splitting.ts";

describe("sentences", () => {
  it.each<[string, string | null, string, string[]]>([
    [
      "English",
      "en",
      "Lovely! It cost $4.50 a head… We’d go again. Would you?",
      ["Lovely!", "It cost $4.50 a head… We’d go again.", "Would you?"],
    ],
    ["English with titles", "en", "Dr. J. Smith ate. We, too.", ["Dr. J. Smith ate.", "We, too."]],
    ["German", "de", "Sehr gut. Am 3. Mai wieder? Ja!", ["Sehr gut.", "Am 3. Mai wieder?", "Ja!"]],
    ["Arabic", "ar", "المكان هادئ. هل تعود؟ نعم!", ["المكان هادئ.", "هل تعود؟", "نعم!"]],
    ["Japanese", "ja", "静かです。また来ます！", ["静かです。", "また来ます！"]],
    ["no language", null, "One. Two.", ["One.", "Two."]],
    ["what is no language", "not a language", "One. Two.", ["One.", "Two."]],
  ])("are told apart in %s", (_, language, text, sentences) => {
    expect(sentencesOf([text], language)).toEqual(sentences);
  });

  it("end with their line, and are a title, too", () => {
    expect(sentencesOf(["Quiet place", "Nice room\r\n\n  Good food\u2028Cheap "], "en")).toEqual([
      ...["Quiet place", "Nice room", "Good food", "Cheap"],
    ]);
    expect(sentencesOf([null, "Fine"], "en")).toEqual(["Fine"]);
  });

  it("have a word", () => {
    expect(sentencesOf(["👍👍", "!!! … Good 🍕. 🍕 ."], "en")).toEqual(["… Good 🍕."]);
  });

  it("are cut where a word ends when they are long, and lose nothing but the space between", () => {
    const long = Array.from({ length: 200 }, (_, at) => `word${at}`).join(" ");
    const pieces = sentencesOf([long], "en");
    expect(pieces.join(" ")).toBe(long);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  });

  it("are cut between characters where there is no word's end", () => {
    const letters = `a${"𝒂".repeat(MOST_CHARACTERS)}`;
    const pieces = sentencesOf([letters], "en");
    expect(pieces.join("")).toBe(letters);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(MOST_CHARACTERS);
      expect(piece.isWellFormed()).toBe(true);
    }
  });

  it("are so many at most", () => {
    expect(sentencesOf(["Go. ".repeat(2 * MOST_SENTENCES)], "en")).toHaveLength(MOST_SENTENCES);
  });
});
