import { readAll } from "@bellyfed/testing/read-all";
import fc from "fast-check";
import { expect, it } from "vitest";

const COLUMNS = ["external_id", "name", "city", "cuisines", "description"] as const;
type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** How a file is written. */
interface Style {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly mark: boolean;
  readonly ends: boolean;
  readonly quotes: "needed" | "all";
  /** Empty cells at the end of a row are left out, or one is added. */
  readonly tail: "whole" | "short" | "spare";
  readonly blankLines: boolean;
  readonly order: readonly (keyof Cells)[];
  readonly chunk: number;
}

const style = fc.record<Style>({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  mark: fc.boolean(),
  ends: fc.boolean(),
  quotes: fc.constantFrom("needed", "all"),
  tail: fc.constantFrom("whole", "short", "spare"),
  blankLines: fc.boolean(),
  order: fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length }),
  chunk: fc.constantFrom(1, 13, 64, 1_000, 65_536),
});

const name = fc.constantFrom(
  "Anker",
  "Café Zoë",
  '7" and "more"',
  ", leading",
  "Soup; Stew",
  "寿司",
  " blanks ",
  "A|B",
);
const text = fc.constantFrom(
  "",
  "plain",
  "first line\nsecond line",
  "one\n\nthree, four",
  '"quoted"\nand "more"',
  "a; b\tc|d",
);
const row = fc.record({ name, text });

/** What is done to one row: its name or its last cell as it is written, or the whole line. */
const damages = {
  stray: '"Joe" Diner',
  within: 'Joe "the Chef" Diner',
  inch: '12" Pizza',
  unescaped: '"Joe "the Chef" Diner"',
  unclosed: '"Joe',
  unopened: 'Joe Inc"',
  surplus: "Joe",
} as const;
type Damage = keyof typeof damages;
/** A quote that lacks its partner is closed by the next that looks like one, so these two are not in one file. */
const kinds = fc.constantFrom<readonly Damage[]>(
  ["stray", "within", "inch", "unescaped", "unclosed"],
  ["stray", "within", "inch", "unescaped", "unopened", "surplus"],
);

function written(cell: string, { delimiter, quotes, lineEnd }: Style): string {
  const lines = cell.replaceAll("\n", lineEnd);
  const needed = quotes === "all" || /["\r\n]/.test(lines) || lines.includes(delimiter);
  return needed ? `"${lines.replaceAll('"', '""')}"` : lines;
}

function lineOf(cells: Cells, damage: Damage | undefined, format: Style): string {
  const row = format.order.map((column) =>
    damage && column === "name" ? damages[damage] : written(cells[column], format),
  );
  if (damage === "surplus") row.push("more");
  else if (format.tail === "spare") row.push("");
  while (format.tail === "short" && /^(?:"")?$/.test(row.at(-1) ?? "")) row.pop();
  return row.join(format.delimiter) + (format.blankLines ? format.lineEnd : "");
}

it("a file of good rows with some that are damaged has exactly these rejected, each by its own number", async () => {
  const file = fc.record({ style, kinds, rows: fc.array(row, { minLength: 3, maxLength: 30 }) });
  const places = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(file, places, async ({ style: format, kinds: possible, rows }, hits) => {
      const damaged = new Map(
        hits.map(([place, kind]) => [place % rows.length, possible[kind % possible.length]] as const),
      );
      const cells = rows.map((each, index): Cells => {
        // An unclosed quote would be closed by the end of its own row's text.
        const description = damaged.get(index) === "unclosed" ? "plain" : each.text;
        return { external_id: `r${index}`, name: each.name, city: "Town", cuisines: "Soup", description };
      });
      const lines = [
        format.order.join(format.delimiter),
        ...cells.map((each, at) => lineOf(each, damaged.get(at), format)),
      ];
      const text = (format.mark ? "\ufeff" : "") + lines.join(format.lineEnd) + (format.ends ? format.lineEnd : "");
      const { rows: found, broken } = await readAll(text, "bellyfed", null, format.chunk);
      expect(broken).toBeUndefined();
      expect(found.map((each) => ("value" in each ? (each.value as Cells).name : each.row))).toEqual(
        cells.map((each, at) => (damaged.has(at) ? at + 1 : each.name.trim())),
      );
    }),
    { numRuns: 500 },
  );
});
