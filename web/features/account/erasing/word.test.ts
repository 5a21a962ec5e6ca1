import { expect, it } from "vitest";
import ar from "@/messages/ar/account.json" with { type: "json" };
import de from "@/messages/de/account.json" with { type: "json" };
import en from "@/messages/en/account.json" with { type: "json" };
import { isSameWord } from "./word";

it.each(["delete", "Delete", " DELETE "])("takes the word as people type it: %j", (typed) => {
  expect(isSameWord(typed, "delete")).toBe(true);
});

it.each(["", "delet", "delete it", "löschen"])("takes no other: %j", (typed) => {
  expect(isSameWord(typed, "delete")).toBe(false);
});

it.each([en, de, ar])("asks for a word that stands in the question: $erase.word", ({ erase }) => {
  expect(erase.word).not.toBe("");
  expect(erase.question).toContain("{word}");
});
