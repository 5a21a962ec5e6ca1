import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toldSchema } from "@bellyfed/core/disclosure";
import { features, logEvents, told } from "@bellyfed/features/features";
import { WrittenMenuItem } from "@bellyfed/features/menus/contract";
import { Inspection, Restaurant } from "@bellyfed/features/restaurants/contract";
import { Review } from "@bellyfed/features/reviews/contract";
import { jsonSchemaOf } from "@bellyfed/functions/http/service/json-schema";
import type { GenericSchema } from "valibot";
import { expect, it } from "vitest";
import type { JsonSchema } from "../docs/json-schema.ts";
import { root } from "../sources.ts";
import { STORED_FILE, type Stored } from "./stored.ts";

const stored = JSON.parse(readFileSync(join(root, STORED_FILE), "utf8")) as Stored;

/** The paths of all fields, each after what it lies in: `by`, `by.name`. */
function pathsIn(schema: JsonSchema, at = ""): string[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap((each) => pathsIn(each, at));
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = at === "" ? name : `${at}.${name}`;
    return [path, ...pathsIn(property, path)];
  });
  return [...new Set([...inner, ...properties])];
}
const answered = (schema: GenericSchema) => pathsIn(jsonSchemaOf(schema, "output") as JsonSchema);

/** What the API answers of the things that events are about, and how a field of an event is called there. */
const contracts: Readonly<
  Record<string, { readonly paths: readonly string[]; readonly calls: (path: string) => string }>
> = {
  RESTAURANT: {
    paths: [...answered(Restaurant), ...answered(Inspection)],
    calls: (path) => path.replace(/^changes\./, "").replace(/^time_zone$/, "hours.time_zone"),
  },
  MENU: { paths: answered(WrittenMenuItem), calls: (path) => path.replace(/^items?\./, "").replace(/^previous\./, "") },
  REVIEW: { paths: answered(Review), calls: (path) => path.replace(/\bauthor_/, "author.") },
};
/** What only holds the fields that are compared. */
const HOLDERS = ["changes", "item", "items", "previous"];

const keys = Object.keys(stored).filter((key) => Object.hasOwn(told, key.split("@")[0] ?? ""));

it("all that people write about is among the events that everybody is told of, and nothing else", () => {
  const kinds = Object.keys(told).map((type) => type.split("_")[0]);
  expect([...new Set(kinds)].sort()).toEqual(["MENU", "RESTAURANT", "REVIEW"]);
  for (const { name, told: own, events } of features) {
    const types = Object.values(events.log).map(({ type }) => type);
    expect(
      Object.keys(own).filter((type) => !types.includes(type)),
      name,
    ).toEqual([]);
  }
  const hidden = logEvents.map(({ type }) => type).filter((type) => !Object.hasOwn(told, type));
  // Who found what helpful is nobody's business: their count is shown, and the stream says whose vote it is.
  expect(
    hidden.filter((type) => /^(?:MENU|REVIEW|RESTAURANT)_/.test(type) && !/_(?:ERASED|HELPFUL)$/.test(type)),
  ).toEqual([]);
});

it.each(keys)("everybody is told of %s what the API shows, and no more", (key) => {
  const [type = ""] = key.split("@");
  const contract = contracts[type.split("_")[0] ?? ""];
  const shown = pathsIn(toldSchema(stored[key] as never, told[type]!) as JsonSchema);
  expect(shown.length).toBeGreaterThan(0);
  const more = shown.filter(
    (path) => !HOLDERS.includes(path.split(".").at(-1) ?? "") && !contract?.paths.includes(contract.calls(path)),
  );
  expect(more).toEqual([]);
});

it.each(Object.keys(told))("every path that %s names is one of its payload's, in some version", (type) => {
  const known = keys.filter((key) => key.startsWith(`${type}@`)).flatMap((key) => pathsIn(stored[key]!));
  const { fields, words } = told[type]!;
  expect([...fields, ...words].filter((path) => !known.includes(path))).toEqual([]);
});

/** What people choose the words of: texts that are no ids, marks, times or codes. */
const CHOSEN =
  /(?:^|\.)(?:name|title|text|description|section|city|cuisines|address|phone|website|opening_hours|author_name)$/;
const EXCEPT = ["source.name"];

it.each(keys)("the words of %s are told as words", (key) => {
  const { words } = told[key.split("@")[0] ?? ""]!;
  const shown = pathsIn(toldSchema(stored[key] as never, told[key.split("@")[0] ?? ""]!) as JsonSchema);
  const chosen = shown.filter((path) => CHOSEN.test(path) && !EXCEPT.includes(path));
  const covered = (path: string) => words.some((word) => path === word || path.startsWith(`${word}.`));
  expect(chosen.filter((path) => !covered(path))).toEqual([]);
});
