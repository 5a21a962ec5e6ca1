import { createFormatter, createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { type Locale, locales } from "../../platform/i18n/locales.ts";
import { messagesIn } from "../../platform/i18n/messages.ts";
import { type Preview, previewView } from "./preview-view.ts";

async function viewIn(locale: Locale, preview: Preview) {
  const [imports, faults] = [await messagesIn(locale, "imports"), await messagesIn(locale, "faults")];
  const t = createTranslator({ locale, messages: imports });
  const format = createFormatter({ locale, timeZone: "UTC" });
  return previewView(preview, { locale, t, faults: createTranslator({ locale, messages: faults }), format });
}

type Row = Preview["rows"][number];
const row = (row: number, more: Partial<Row> = {}): Row => ({
  ...{
    row,
    outcome: "unchanged",
    id: "a".repeat(26),
    name: "Zum Anker",
    neighborhood: null,
    changes: [],
    faults: [],
    notes: [],
  },
  ...{ duplicates: [], dishes: null, ...more },
});
const preview = (rows: Row[], more: Partial<Preview> = {}): Preview => ({
  counts: { read: rows.length, created: 1, updated: 1, unchanged: 1, rejected: 1 },
  dishes: { added: 0, changed: 0, unchanged: 0 },
  ...{ duplicates: 1, complete: true, error: null, rows, ...more },
});
const reasons: Row["duplicates"][number]["reasons"] = [
  { reason: "similar_name", points: 30 },
  { reason: "near", points: 35, metres: 1031 },
];
const rows = [
  row(1),
  row(2, { outcome: "updated", changes: ["name", "phone"] }),
  row(3, {
    outcome: "rejected",
    name: null,
    faults: [{ field: "name", reason: "must not be empty", code: "too_short", params: { least: 1 } }],
  }),
  row(4, {
    outcome: "created",
    name: "Zum Ankr",
    duplicates: [{ id: "b".repeat(26), score: 0.79, reasons, name: "Zum Anker", city: "Hamburg", street: null }],
  }),
];

it("a preview tells counts, and the rows that somebody should look at", async () => {
  const view = await viewIn("en", preview(rows));
  expect(view.looked).toBe("The whole file, 4 rows, was looked at.");
  expect(view.counts.map(({ name, value }) => `${name} ${value}`)).toEqual([
    ...["created 1", "updated 1", "unchanged 1", "rejected 1", "duplicates 1"],
  ]);
  expect(view.lines.map(({ row, said }) => [row, ...said])).toEqual([
    ["2", "Changes: name and phone"],
    ["3", "Rejected:", expect.stringMatching(/^name: /)],
    ["4"],
  ]);
  expect(view.lines[2]?.alike).toEqual([
    {
      id: "b".repeat(26),
      said: "New, but looks like Zum Anker, Hamburg (79%):",
      why: "similar name and 1,031 m away",
    },
  ]);
});

it("a preview says that it has looked at the first rows only, and what it does not show", async () => {
  const many = Array.from({ length: 60 }, (_, at) => row(at + 1, { outcome: "updated", changes: ["name"] }));
  const view = await viewIn("en", preview(many, { complete: false }));
  expect(view.looked).toContain("Only the first 60 rows were looked at.");
  expect(view.looked).toContain("--dry-run");
  expect([view.lines.length, view.more]).toEqual([50, "10 more rows of these are not shown."]);
  const broken = await viewIn("en", preview([], { complete: false, error: "The file is a web page" }));
  expect(broken.error).toContain("The file is a web page");
});

it.each(locales)("a preview can be told in %s", async (locale) => {
  const view = await viewIn(locale, preview(rows, { complete: false, error: "x" }));
  for (const text of [
    view.looked,
    view.error,
    ...view.lines.flatMap(({ said, alike }) => [...said, ...alike.map(({ why }) => why)]),
  ])
    expect(text).not.toMatch(/[{}]|preview\./);
});

it("what becomes of menus is told, with the dishes that would be others", async () => {
  const dishes = { added: 2, changed: 1, unchanged: 3, changing: ["Soup"] };
  const served = row(1, { outcome: "updated", changes: ["menu"], dishes });
  const view = await viewIn("en", preview([served], { dishes }));
  expect(view.dishes).toBe("2 dishes new, 1 changed, 3 as they are.");
  expect(view.lines[0]?.said).toEqual([
    "Changes: menu",
    "Menu: 2 new, 1 changed, 3 as they are.",
    "Would be others than they are now: Soup",
  ]);
  expect((await viewIn("en", preview([row(1)]))).dishes).toBeNull();
});

it("a preview names the parts of cities, those of most rows first, and says how many more there are", async () => {
  const parts = ["Altona", "Ottensen", "Altona", "Eilbek", "Barmbek", "Hamm", "Horn"];
  const known = preview(parts.map((neighborhood, at) => row(at + 1, { neighborhood })));
  const [none, few, many] = [preview(rows), preview(known.rows.slice(0, 3)), known];
  expect((await viewIn("en", none)).neighborhoods).toBeNull();
  expect((await viewIn("en", few)).neighborhoods).toBe("Neighbourhoods: Altona (2) and Ottensen (1).");
  expect((await viewIn("en", many)).neighborhoods).toMatch(/^Neighbourhoods: Altona \(2\), .*, and 1 more\.$/);
  expect((await viewIn("ar", many)).neighborhoods).toMatch(/وحيّ آخر\.$/);
});
