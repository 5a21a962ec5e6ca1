import fc from "fast-check";
import { expect, test } from "vitest";
import { hidesSomething, showsSomething, turnsDirection, withoutHidden } from "./visible.ts";

test.each([
  ["an emoji of several people", "👩‍👩‍👧‍👦"],
  ["a cook with a skin tone", "👩🏽‍🍳"],
  ["the flag of Scotland", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 Haggis"],
  ["a pirate's flag", "🏴‍☠️ Grill"],
  ["a heart of emoji style", "I ❤️ soup"],
  ["Persian with a non-joiner", "کتاب\u200cخانه"],
  ["Devanagari with joiners", "क्\u200dष क्\u200cष"],
  ["Bengali, non-joiner before a virama", "র\u200c্যাব"],
  ["Khmer with spaces of no width", "ភោជនីយដ្ឋាន\u200bខ្មែរ"],
  ["an ideographic variant", "葛\u{e0100}飾"],
  ["a Mongolian variant", "ᠮᠣᠩᠭᠣᠯ\u180b"],
  ["a key", "Gate 4\ufe0f\u20e3"],
  ["Hebrew", "שלום"],
  ["combining marks", "Cafe\u0301"],
])("%s hides nothing", (_, text) => {
  expect(hidesSomething(text)).toBe(false);
  expect(withoutHidden(text)).toBe(text);
});

test.each([
  ["a space of no width", "Pasta\u200bBar", "PastaBar"],
  ["a joiner between Latin letters", "Pas\u200dta", "Pasta"],
  ["a joiner at the end", "مطعم\u200d", "مطعم"],
  ["a mark of direction", "Pasta\u200e", "Pasta"],
  ["an Arabic mark of direction", "\u061cPasta", "Pasta"],
  ["a soft hyphen", "Pas\u00adta", "Pasta"],
  ["a byte-order mark", "\ufeffPasta", "Pasta"],
  ["tags that make no flag", "Pasta\u{e0041}\u{e0042}", "Pasta"],
  ["a Hangul filler", "Pasta\u3164", "Pasta"],
  ["a blank of Braille", "Pasta\u2800", "Pasta"],
  ["an override", "\u202eatsaP", "atsaP"],
  ["a variation selector after a Latin letter", "Pas\ufe00ta", "Pasta"],
  ["an ideographic one there, and a whole message of them", "Pasta\u{e0100}\u{e0121}\u{e0122}", "Pasta"],
  ["a Mongolian one there", "Pas\u180bta", "Pasta"],
  ["one after an ideograph's own", "葛\u{e0100}\u{e0101}飾", "葛\u{e0100}飾"],
  ["one after a digit", "Gate 4\ufe0f", "Gate 4"],
  ["an anchor of an annotation", "Pas\ufff9ta", "Pasta"],
  ["two variation selectors", "❤\ufe0f\ufe0f", "❤\ufe0f"],
])("%s hides", (_, text, clean) => {
  expect(hidesSomething(text)).toBe(true);
  expect(withoutHidden(text)).toBe(clean);
});

test.each(["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"])(
  "%j turns the direction",
  (control) => {
    expect(turnsDirection(`a${control}b`)).toBe(true);
    expect(turnsDirection("مطعم and שלום")).toBe(false);
  },
);

test.each(["a", "7", "!", "🍕", "漢", "مطعم", "•", "\u{10ffff}", "\ue000"])("%j is seen", (text) => {
  expect(showsSomething(text)).toBe(true);
});

test.each(["", " ", "\u00a0", "\u200b\u200d", "\u3164", "\u2800", "\u0301", "\u{e0041}", "\ufe0f", "\u202e\u2066"])(
  "in %j there is nothing to see",
  (text) => {
    expect(showsSomething(text)).toBe(false);
  },
);

test("what is cleaned hides nothing any more", () => {
  const unit = fc.constantFrom(
    "a",
    "क",
    "्",
    "م",
    "🏴",
    "👩",
    "🍳",
    "\u200d",
    "\u200c",
    "\u200b",
    "\ufe0f",
    "\u{e0067}",
    "\u{e007f}",
    "\u202e",
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const clean = withoutHidden(text);
      expect(turnsDirection(clean)).toBe(false);
      expect(hidesSomething(clean)).toBe(false);
    }),
  );
});
