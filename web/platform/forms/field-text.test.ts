import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import de from "../../messages/de/faults.json" with { type: "json" };
import { fieldText, inputName } from "./field-text.ts";

const t = createTranslator({ locale: "de", messages: de });
const said = (fault: Parameters<typeof fieldText>[2]) => fieldText(t, "de", fault);

it("says what the API says in the reader's language, with its numbers", () => {
  const fault = { code: "too_long", params: { most: 1200 }, message: "must have at most 1200 characters" };
  expect(said(fault)).toBe("Bitte höchstens 1.200 Zeichen.");
});

it("a list of choices reads as one", () => {
  const fault = { code: "not_one_of", params: { options: ["csv", "json"] }, message: "must be one of csv, json" };
  expect(said(fault)).toContain("csv oder json");
});

it("a code of a newer API, or none, is said as the API says it", () => {
  expect(said({ code: "made_of_cheese", params: {}, message: "is made of cheese" })).toBe("is made of cheese");
  expect(said({ message: "Quote is not closed" })).toBe("Quote is not closed");
});

it("a pointer becomes the name of an input", () => {
  expect(inputName("/address/street")).toBe("address.street");
  expect(inputName("/cuisines/3")).toBe("cuisines");
  expect(inputName("/a~1b")).toBe("a/b");
});
