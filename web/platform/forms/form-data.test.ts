import { expect, it } from "vitest";
import { idempotency, isScripted, listOf, localeOf, numberOf, requiredText, textOf, valuesOf } from "./form-data.ts";

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

it("a text is trimmed, and nothing is null", () => {
  const form = formOf([
    ["name", "  Ippudo "],
    ["empty", "   "],
  ]);
  expect([textOf(form, "name"), textOf(form, "empty"), textOf(form, "missing")]).toEqual(["Ippudo", null, null]);
  expect(requiredText(form, "empty")).toBe("");
});

it("a line break is one character, as the API counts it", () => {
  const form = formOf([["text", "one\r\ntwo\rthree\nfour"]]);
  expect(textOf(form, "text")).toBe("one\ntwo\nthree\nfour");
  expect(valuesOf(form)).toEqual({ text: ["one\ntwo\nthree\nfour"] });
});

it("a number is what was written, also if it is none", () => {
  const form = formOf([
    ["a", "3"],
    ["b", ""],
    ["c", "three"],
  ]);
  expect([numberOf(form, "a"), numberOf(form, "b"), numberOf(form, "c")]).toEqual([3, null, Number.NaN]);
});

it("a list is split at Chinese and Japanese commas and semicolons", () => {
  const lists = [
    "寿司、ラーメン、居酒屋",
    "寿司，ラーメン，居酒屋",
    "寿司；ラーメン； 居酒屋",
    "寿司､ラーメン､居酒屋､",
  ];
  for (const list of lists) {
    expect(listOf(formOf([["cuisines", list]]), "cuisines")).toEqual(["寿司", "ラーメン", "居酒屋"]);
  }
});

it("a list is split at commas of either script and at line breaks", () => {
  expect(listOf(formOf([["cuisines", "Ramen, Izakaya،مقهى\r\n, Tapas;"]]), "cuisines")).toEqual([
    "Ramen",
    "Izakaya",
    "مقهى",
    "Tapas",
  ]);
});

it("what React and passwords add is not kept", () => {
  const form = formOf([
    ["$ACTION_KEY", "k"],
    ["password", "secret"],
    ["mark", "vegan"],
    ["mark", "halal"],
  ]);
  expect(valuesOf(form)).toEqual({ mark: ["vegan", "halal"] });
});

it("a form says in which language, by which key and whether by script it was sent", () => {
  const form = formOf([
    ["locale", "de"],
    ["idempotency_key", "k"],
    ["scripted", "1"],
  ]);
  expect([localeOf(form), idempotency(form), isScripted(form)]).toEqual(["de", { idempotencyKey: "k" }, true]);
  const other = formOf([["locale", "xx"]]);
  expect([localeOf(other), idempotency(other), isScripted(other)]).toEqual(["en", {}, false]);
});

it("an input whose name every object knows is nothing that was entered", () => {
  const names = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];
  const form = formOf([...names.map((name) => [name, "x"] as const), ["city", "Lisbon"]]);
  const values = valuesOf(form);
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  expect(Object.entries(values)).toEqual([["city", ["Lisbon"]]]);
});
