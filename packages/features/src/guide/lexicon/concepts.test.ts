import { expect, test } from "vitest";
import { attributeNames } from "../../restaurants/rules.ts";
import { type ConceptName, conceptNames, phrasesOf, says } from "./concepts.ts";

test("there are about sixty, none of which restaurants say themselves", () => {
  expect(conceptNames.length).toBeGreaterThan(55);
  expect(conceptNames.filter((name) => (attributeNames as readonly string[]).includes(name))).toEqual([]);
});

test("every phrase by which a concept is looked for says it, in a sentence of its own", () => {
  const silent = conceptNames.flatMap((name) => phrasesOf(name).filter((phrase) => says(phrase, name) !== "yes"));
  expect(silent).toEqual([]);
});

test("a concept has few enough phrases for one query", () => {
  expect(conceptNames.filter((name) => phrasesOf(name).length > 120 || phrasesOf(name).length < 4)).toEqual([]);
});

test.each<[string, ConceptName, "yes" | "no" | null]>([
  ["Quiet even on a Friday.", "quiet", "yes"],
  ["A quiet, candlelit room.", "quiet", "yes"],
  ["A quiet, candlelit room.", "romantic", "yes"],
  ["It is not quiet at all.", "quiet", "no"],
  ["It isn’t very quiet.", "quiet", "no"],
  ["Anything but quiet, this place.", "quiet", "no"],
  ["Not only quiet but also romantic.", "quiet", "yes"],
  ["Not cheap, but so quiet!", "quiet", "yes"],
  ["The place was loud, we had to shout.", "quiet", "no"],
  ["A bit loud at eight, calmer after nine.", "quiet", null],
  ["Is it quiet?", "quiet", null],
  ["We had hoped for a quiet evening.", "quiet", null],
  ["It used to be quiet here.", "quiet", null],
  ["The fish was excellent.", "quiet", null],
  ["Sehr ruhige Atmosphäre.", "quiet", "yes"],
  ["Ruhig war es hier nicht.", "quiet", "no"],
  ["Leider nicht ruhig, aber gemütlich.", "quiet", "no"],
  ["Leider nicht ruhig, aber gemütlich.", "cosy", "yes"],
  ["Gemuetliches Lokal.", "cosy", "yes"],
  ["Alles andere als romantisch.", "romantic", "no"],
  ["Gemütlich, und das Rösti ist zu empfehlen.", "cosy", "yes"],
  ["المكان هادئ وجميل.", "quiet", "yes"],
  ["مكان هادئة جدا", "quiet", "yes"],
  ["المكان ليس هادئا", "quiet", "no"],
  ["مكان غير هادئ ومزعج", "quiet", "no"],
  ["أجواء رومانسية رائعة", "romantic", "yes"],
  ["مكان جميل وأسعار معقولة.", "good_value", "yes"],
  ["طعام رائع وخدمة ممتازة، سنعود بالتأكيد.", "good_service", "yes"],
  ["الطعام جيد لكن الخدمة بطيئة.", "good_service", "no"],
  ["Service was friendly, only slow.", "good_service", "no"],
  ["Service was quick and kind.", "good_service", "yes"],
  ["Fair prices, too.", "good_value", "yes"],
  ["Too expensive for what it is.", "good_value", "no"],
  ["Das Essen gut, die Bedienung überfordert.", "good_service", "no"],
  ["Herzlicher Service, alles frisch, wir kommen wieder.", "fresh", "yes"],
  ["In my view the best ramen.", "view", null],
])("%s says of %s: %s", (sentence, concept, said) => {
  expect(says(sentence, concept)).toBe(said);
});

test("a long and hostile sentence takes no longer than its length", () => {
  const long = "not ".repeat(20_000);
  expect(says(`${long} quiet`, "quiet")).toBe("no");
});
