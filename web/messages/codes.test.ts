import { type FaultCode, faultCodes, problemCodes } from "@bellyfed/client";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import ar from "./ar/faults.json" with { type: "json" };
import de from "./de/faults.json" with { type: "json" };
import en from "./en/faults.json" with { type: "json" };

/** The codes of a tree of messages: `pattern.phone`. */
const codesOf = (tree: object): string[] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null ? codesOf(value).map((inner) => `${key}.${inner}`) : [key],
  );

/** What the API sends with the codes that have params. */
const params: { readonly [Code in FaultCode]?: Readonly<Record<string, string | number>> } = {
  wrong_type: { expected: "number" },
  too_short: { least: 1 },
  too_long: { most: 120 },
  too_few: { least: 1 },
  too_many: { most: 6 },
  too_deep: { most: 20 },
  out_of_range: { min: -90, max: 90 },
  not_one_of: { options: "csv, json" },
  not_a_date: { like: "2026-11-21" },
};

const fail = (error: Error) => {
  throw error;
};

describe.each([
  ["en", en],
  ["de", de],
  ["ar", ar],
] as const)("in %s", (locale, messages) => {
  it("every code of a problem has a text, and no other", () => {
    expect(codesOf(messages.code).sort()).toEqual([...problemCodes].sort());
  });

  it("every code of a field has a text, and no other", () => {
    expect(codesOf(messages.field).sort()).toEqual([...faultCodes].sort());
  });

  it("a text asks for nothing that its code does not bring", () => {
    const t = createTranslator({ locale, messages, onError: fail });
    for (const code of faultCodes) expect(t(`field.${code}`, params[code] ?? {}), code).not.toMatch(/[{}]/);
    for (const code of problemCodes) expect(t(`code.${code}`), code).not.toMatch(/[{}]/);
  });
});
