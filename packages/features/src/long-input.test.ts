import type { Endpoint } from "@bellyfed/core/endpoint";
import { parseJson } from "@bellyfed/core/http/body";
import { matches, preconditionOf } from "@bellyfed/core/http/etag";
import { traceIdOf } from "@bellyfed/core/http/trace";
import { commandIdOf } from "@bellyfed/core/id";
import { parse } from "@bellyfed/core/parse";
import { slugOf } from "@bellyfed/core/slug";
import { sortName } from "@bellyfed/core/sort-name";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { endpoints } from "./features.ts";
import { mapRow, profilesByName } from "./imports/profiles/profile.ts";
import type { ProfileName } from "./imports/rules.ts";

const all: readonly Endpoint[] = Object.values(endpoints);

const LONG = 200_000;

/** Texts on which an expression that backtracks would not come to an end: the runner's time limit is the assertion. */
const attacks: Readonly<Record<string, string>> = {
  spaces: `x${" ".repeat(LONG)}x`,
  hyphens: `x${"-".repeat(LONG)}!`,
  digits: `+${"1".repeat(LONG)}x`,
  words: `${"a ".repeat(LONG / 2)}\u0000`,
  "accents without a letter": "\u0301".repeat(LONG),
  "letters that become eighteen": "\ufdfa".repeat(LONG),
  subtags: `en${"-abcdefgh".repeat(LONG / 9)}`,
  "a web address": `https://${"a.".repeat(LONG / 4)}:${"9".repeat(LONG / 2)}`,
  "a time": `2026-01-01T00:00:00.${"0".repeat(LONG)}`,
  quotes: '"'.repeat(LONG),
  "entity tags": `W/"1",${" ".repeat(LONG)}"`,
  "trace fields": `${"; ".repeat(LONG / 2)}Root=1-`,
  "content types": `application/${"a+".repeat(LONG / 2)}`,
  "lone surrogates": "\ud800".repeat(LONG),
};

/** Every field of every kind at once, each with the same text. */
const everything = (text: string) => {
  const names = ["name", "city", "phone", "website", "description", "opening_hours", "title", "text", "visited_on"];
  const more = ["language", "reason", "owner_id", "section", "profile", "format", "content", "filename", "source"];
  return {
    ...Object.fromEntries([...names, ...more].map((name) => [name, text])),
    cuisines: [text, text],
    address: { street: text, postal_code: text, region: text, country: text },
    price: { amount: 1, currency: text },
    dietary: [text],
    defaults: { city: text },
  };
};

/** A row of each import profile in which every field holds the text. */
const rows = (text: string): Readonly<Record<ProfileName, object>> => ({
  bellyfed: { external_id: text, ...everything(text), inspections: [{ grade: text, score: 1, inspected_at: text }] },
  nyc: {
    address: { building: text, coord: [1, 1], street: text, zipcode: text },
    ...{ borough: text, cuisine: text, name: text, restaurant_id: text },
    grades: [{ date: text, grade: text, score: 1 }],
  },
  geojson: {
    type: "Feature",
    id: text,
    properties: Object.fromEntries(
      ["name", "addr:city", "addr:street", "cuisine", "phone", "website", "opening_hours"].map((tag) => [tag, text]),
    ),
  },
});

describe.each(Object.entries(attacks))("200,000 characters of %s", (_, text) => {
  it("are refused by every operation's body, path and query", () => {
    for (const { body, params, query, operation, refusesAs } of all) {
      // What a protocol refuses in its own words is parsed by that, and nothing of it is looked at before.
      if (!refusesAs) expect(() => parse(body, everything(text)), operation).toThrow();
      for (const schema of [params, query]) {
        const fields = Object.keys((schema as unknown as { entries: object }).entries);
        if (fields.length === 0) continue;
        const result = v.safeParse(schema, Object.fromEntries(fields.map((name) => [name, text])));
        expect(result.success, operation).toBe(false);
      }
    }
  });

  it("are rejected in a row of every import profile, unless all but little of it was blank", () => {
    for (const [name, row] of Object.entries(rows(text))) {
      const mapped = mapRow(profilesByName[name as ProfileName], row, { city: null });
      expect("rejected" in mapped || JSON.stringify(mapped).length < 2000, name).toBe(true);
    }
  });

  it("are dealt with wherever header fields and names are read", () => {
    expect(() => preconditionOf(() => text)).toThrow();
    expect(matches(text, '"x"')).toBe(false);
    expect(traceIdOf(text, text)).toMatch(/^[0-9a-f]{32}$/);
    expect(() => parseJson("{}", text)).toThrow();
    expect([...slugOf(text)].length).toBeLessThanOrEqual(64);
    expect(Buffer.byteLength(sortName(text))).toBeLessThanOrEqual(961);
    expect(commandIdOf(text, text, text, text)).toHaveLength(43);
  });
});
