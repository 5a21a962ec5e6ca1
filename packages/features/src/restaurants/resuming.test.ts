import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import type { LogEnvelope } from "@bellyfed/core/envelope";
import { currentKeys, type KeyFunctions, keysOf } from "@bellyfed/core/keys";
import { parse } from "@bellyfed/core/parse";
import { projectBatch } from "@bellyfed/core/project";
import { page } from "@bellyfed/core/schema";
import { nothingSealed } from "@bellyfed/testing/invocation";
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { restaurantCreated, restaurantStream } from "./events.ts";
import { profile } from "./fixtures.ts";
import { readModel } from "./projection.ts";
import { listDirectory, listRestaurants } from "./queries.ts";

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const runtime = { now: () => 0, id: () => "", sleep: async () => {}, random: () => 0 };
const log = { since: async () => [] };
const at = "2026-01-01T00:00:00.000Z";
const [today, former] = [currentKeys, keysOf(1)];

interface Opened {
  readonly name: string;
  readonly city: string;
  readonly cuisines: readonly string[];
  readonly established: boolean;
}

function envelopeOf(opened: Opened, n: number): LogEnvelope {
  const id = `r${String(n).padStart(25, "0")}`;
  const { type, payload } = restaurantCreated({
    ...profile,
    ...opened,
    cuisines: [...opened.cuisines],
    id,
    source: null,
    owner_id: null,
  });
  const facts = {
    event_id: id,
    timestamp: at,
    version: "1",
    trace_id: "t",
    status: "NEW",
    source: "outbox-processor",
  } as const;
  return { ...facts, event_type: type, payload, stream_id: restaurantStream(id), stream_version: 1 };
}

/** The same restaurants in a generation of each version. */
async function generations(opened: readonly Opened[]) {
  const made = async (keys: KeyFunctions) => {
    const table = memoryReadTable(readTable);
    const envelopes = opened.map(envelopeOf);
    const { failed } = await projectBatch(readModel, envelopes, {
      table,
      keys,
      log,
      open: nothingSealed,
      runtime,
      logger: quiet,
    });
    expect([...failed]).toEqual([]);
    return { table, keys };
  };
  return { former: await made(former), today: await made(today) };
}
type Generations = Awaited<ReturnType<typeof generations>>;

const signed = cursors("secret");
type List = (
  generation: Generations["today"],
  cursor: string | undefined,
) => Promise<{ data: readonly Row[]; next_cursor: string | null }>;
type Row = { readonly id?: string; readonly slug: string };

const restaurants =
  (filter: { city?: string; cuisine?: string }, limit: number): List =>
  async (generation, cursor) =>
    listRestaurants({ table: generation.table, generation: async () => generation, cursors: signed, runtime }, filter, {
      limit,
      cursor,
    });

/** Reads a list to its end; the generation changes after so many pages, and again after so many more. */
async function walk(list: List, { former, today }: Generations, pages: number, more: number): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 500; page++) {
    const isFormer = page < pages || page >= pages + more;
    const { data, next_cursor } = await list(isFormer ? former : today, cursor);
    rows.push(...data);
    if (next_cursor === null) return rows;
    expect(data.length).toBeGreaterThan(0);
    cursor = next_cursor;
  }
  throw new Error("The list does not end");
}

const name = fc.constantFrom(
  "Zebra",
  "Äpfel",
  "apfel",
  "Éclair",
  "eclair",
  "Öz",
  "Яблоко",
  "ЁЛКА",
  "#1 Pizza",
  "Cafe 9",
  "Cafe 10",
  "ズ",
  "ス",
  "दाल",
  "दिल",
);
const opened: fc.Arbitrary<Opened> = fc.record({
  name,
  city: fc.constantFrom("Order Town", "order-town", "Łódź", "パリ"),
  cuisines: fc.constantFrom(["Soup"], ["Soup", "चीनी"], ["चीनी", "Soup"]),
  established: fc.boolean(),
});
const idsIn = (rows: readonly Row[]) => rows.map(({ id }) => id).sort();
const never = Number.POSITIVE_INFINITY;

test.each([
  ["a city", { city: "Order Town" }],
  ["a city whose slug is another", { city: "パリ" }],
  ["a cuisine", { cuisine: "चीनी" }],
  ["a cuisine of a city", { city: "Łódź", cuisine: "soup" }],
  ["all cities", {}],
])(
  "the list of %s goes on after new keys went live: nothing is missing, and nothing comes twice",
  async (_, filter) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(opened, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 6 }),
        async (all, limit, pages) => {
          const made = await generations(all);
          const list = restaurants(filter, limit);
          const expected = idsIn(await walk(list, made, 0, never));
          expect(idsIn(await walk(list, made, pages, never))).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  },
);

test("and it goes on after the way back to the former ones", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(opened, { minLength: 1, maxLength: 30, selector: (each) => today.sortName(each.name) }),
      async (all) => {
        const made = await generations(all.map((each) => ({ ...each, city: "Order Town" })));
        for (const filter of [{ city: "Order Town" }, { cuisine: "चीनी" }, {}]) {
          const list = restaurants(filter, 2);
          expect(idsIn(await walk(list, made, 1, 2))).toEqual(idsIn(await walk(list, made, 0, never)));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("directories go on, too", async () => {
  const made = await generations(
    ["Aachen", "Łódź", "Zürich", "पटना", "パリ", "Ørsta", "Bern", "Ur"].map((city) => ({
      name: "A",
      city,
      cuisines: ["Soup"],
      established: true,
    })),
  );
  const list: List = (generation, cursor) =>
    listDirectory({ table: generation.table, generation: async () => generation, cursors: signed }, "CITY", {
      limit: 2,
      cursor,
    });
  const slugs = (rows: readonly Row[]) => rows.map(({ slug }) => today.slugOf(slug)).sort();
  const expected = (await walk(list, made, 0, never)).map(({ slug }) => slug).sort();
  for (const pages of [1, 2, 3]) {
    const rows = await walk(list, made, pages, never);
    expect(rows).toHaveLength(expected.length);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(expected.length);
    expect(slugs(rows.slice(pages * 2)).every((slug) => expected.includes(slug))).toBe(true);
  }
});

test("a cursor of a release that did not say by which keys it was made is one of the first", async () => {
  const made = await generations(
    ["Zebra", "Äpfel", "Öz"].map((each) => ({ name: each, city: "パリ", cuisines: ["Soup"], established: true })),
  );
  const list = restaurants({ city: "パリ" }, 1);
  const { data, next_cursor } = await list(made.former, undefined);
  const { keys: _, ...key } = signed.decode(`restaurants ${former.slugOf("パリ")} `, next_cursor ?? "") ?? {};
  const old = signed.encode(`restaurants ${former.slugOf("パリ")} `, key) ?? "";
  const rest = await restaurants({ city: "パリ" }, 5)(made.today, old);
  expect([...data, ...rest.data].map(({ slug }) => slug)).toEqual(["zebra", "apfel", "oz"]);
});

test("a cursor of one list is still none of another's", async () => {
  const made = await generations(
    ["A", "B"].map((each) => ({ name: each, city: "パリ", cuisines: ["Soup"], established: true })),
  );
  const { next_cursor } = await restaurants({ city: "パリ" }, 1)(made.today, undefined);
  await expect(restaurants({ city: "バリ" }, 1)(made.today, next_cursor ?? "")).rejects.toThrow();
});

test("of the longest names of the widest characters a cursor is no longer than the API takes", async () => {
  const wide = (letter: string, most: number) => letter.repeat(most);
  const place = { city: wide("𠮷", 64), cuisines: [wide("𠀋", 64)], established: true };
  const made = await generations(["𠮟", "𡈽", "𠝹", "𠱓"].map((letter) => ({ ...place, name: wide(letter, 120) })));
  const list = restaurants({ city: place.city, cuisine: place.cuisines[0] ?? "" }, 1);
  const first = await list(made.former, undefined);
  const second = await list(made.today, first.next_cursor ?? "");
  const third = await list(made.today, second.next_cursor ?? "");
  expect(new Set([first, second, third].map(({ data }) => data[0]?.id)).size).toBe(3);
  for (const { next_cursor } of [first, second, third]) {
    expect(parse(v.object(page), { cursor: next_cursor ?? "" }).cursor).toBe(next_cursor);
  }
});
