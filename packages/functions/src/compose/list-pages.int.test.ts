import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import type { Endpoint } from "@bellyfed/core/endpoint";
import { api } from "@bellyfed/core/http/api";
import { ulids } from "@bellyfed/core/id";
import { currentKeys } from "@bellyfed/core/keys";
import type { Item, ReadTable } from "@bellyfed/core/ports";
import { endpoints } from "@bellyfed/features/features";
import { jobDoc, jobKey, rowDigits } from "@bellyfed/features/imports/keys";
import { readTable } from "@bellyfed/features/read-table";
import { reads } from "@bellyfed/features/reads";
import { InspectionEntity } from "@bellyfed/features/restaurants/entity";
import { projectLog } from "@bellyfed/testing/project-log";
import { beforeAll, expect, test } from "vitest";
import { writeRoutes } from "./write-routes.ts";

const job = "7h2k9m4p6r8t1v3x5z7b9d2f4g";
/** Every list of the API that has pages, how it is asked for, and how many rows are made for it below. */
const lists: readonly (readonly [operation: string, path: string, rows: number])[] = [
  ["listRestaurants", "/restaurants", 5],
  ["listRestaurants", "/restaurants?city=Kyoto", 4],
  ["listRestaurants", "/restaurants?cuisine=Ramen", 6],
  ["listRestaurants", "/restaurants?cuisine=Sushi", 2],
  ["listRestaurants", "/restaurants?city=Kyoto&cuisine=Sushi", 1],
  ["listRestaurants", "/restaurants?city=Nowhere", 0],
  ["listCities", "/cities", 3],
  ["listCuisines", "/cuisines", 2],
  ["listReviews", "/restaurants/{first}/reviews", 3],
  ["listReviews", "/restaurants/{hidden}/reviews", 2],
  ["listReviews", "/restaurants/{last}/reviews", 0],
  ["listInspections", "/restaurants/{first}/inspections", 3],
  ["listMyReviews", "/users/me/reviews", 4],
  ["listHidden", "/moderation/hidden", 2],
  ["listRemovedReviews", "/moderation/removed", 2],
  ["listReports", "/reports", 4],
  ["listReports", "/reports?status=closed", 1],
  ["listImportNotes", `/imports/${job}/notes?format=json`, 3],
  ["listImportErrors", `/imports/${job}/errors?format=json`, 3],
];

const callers = Object.fromEntries(
  (["ulf", "uta", "ines", "mo", "ada"] as const).map((name) => {
    const role = ({ ines: "owner", mo: "moderator", ada: "admin" } as const)[name as "ada"] ?? "user";
    return [name, { sub: name, name, role }];
  }),
);
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const store = memoryEventStore();
const table = memoryReadTable(readTable);
let clock = Date.UTC(2026, 0, 1);
const runtime = { now: () => (clock += 1000), id: ulids(), sleep: async () => {}, random: () => 0 };

/** Attributes have no order in a database: every other answer turns it round. */
let answers = 0;
const turned = <Some extends Item | undefined>(item: Some): Some =>
  item && answers % 2 ? (Object.fromEntries(Object.entries(item).reverse()) as Some) : item;
const unordered: ReadTable = {
  get: async (operation) => turned(await table.get(operation)),
  query: async (operation, after) => {
    answers += 1;
    const { items, last } = await table.query(operation, after);
    return { items: items.map(turned), last: turned(last) };
  },
  batchGet: async (keys) => (await table.batchGet(keys)).map(turned).toReversed(),
};
const ports = {
  table: unordered,
  generation: async () => ({ table: unordered, keys: currentKeys }),
  cursors: cursors("secret"),
  emit: async () => {},
  runtime,
};
const app = api([...writeRoutes({ store, runtime }), ...reads.flatMap((make) => make(ports as never))], {
  identity: memoryIdentity(callers),
  log: quiet,
  bodySecret: "secret",
});

async function send(as: string, method: string, path: string, body?: object, headers: object = {}) {
  const response = await app.request(path, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${as}`, ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect(response.status, text).toBeLessThan(400);
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
}

const ids: Record<string, string> = {};
const add = async (as: string, name: string, city: string, cuisines = ["Ramen"]) => {
  ids[name] = (await send(as, "POST", "/restaurants", { name, city, cuisines })).body.id;
};
const review = async (as: string, name: string): Promise<string> =>
  (await send(as, "POST", `/restaurants/${ids[name]}/reviews`, { rating: 4 })).body.id;
const remove = async (name: string, as: string) =>
  send("ada", "POST", `/restaurants/${ids[name]}/reviews/${await review(as, name)}/remove`, { reason: "Spam" });

beforeAll(async () => {
  await add("ines", "first", "Kyoto", ["Ramen", "Sushi"]);
  for (const name of ["second", "third"]) await add("ines", name, "Kyoto");
  await add("ines", "fourth", "Lisbon");
  await add("ines", "last", "Oslo", ["Ramen", "Sushi"]);
  await add("ulf", "newcomer", "Kyoto");
  // Places that all have left stay in the directories: between others, and after the last.
  for (const [name, city] of [
    ["left", "Narvik"],
    ["hidden", "Zurich"],
  ] as const) {
    await add("ines", name, city, ["Vegan", "Ærø food"]);
  }
  for (const as of ["ulf", "uta", "mo"]) await review(as, "first");
  for (const as of ["ulf", "uta"]) await review(as, "hidden");
  for (const name of ["second", "third"]) await remove(name, "ulf");
  for (const name of ["left", "hidden"])
    await send("mo", "POST", `/restaurants/${ids[name]}/hide`, { reason: "Made up" });
  const report = (as: string, name: string) =>
    send(as, "POST", "/reports", { subject: { kind: "restaurant", id: ids[name] }, reason: "spam" });
  for (const as of ["ulf", "uta"]) for (const name of ["first", "second"]) await report(as, name);
  const closed = await report("ulf", "third");
  await send("mo", "POST", `/reports/${closed.body.id}/close`, { reason: "It is there" });
  await projectLog(store, table);
  await table.transact([0, 1, 2].flatMap((n) => [inspected(n), told("ERROR", n), told("NOTE", n)]));
  const doc = jobDoc(
    { id: job, profile: "nyc", format: null, filename: null, source: "nyc-dohmh", inline: true },
    "2026-01-01T00:00:00.000Z",
  );
  await table.transact([{ kind: "put", operation: { Item: { ...jobKey(job), doc: JSON.stringify(doc) } } }]);
});
const inspected = (n: number) => ({
  kind: "put" as const,
  operation: InspectionEntity.put({
    id: ids.first ?? "",
    date: `2026-01-0${n + 1}`,
    number: rowDigits(n),
    doc: `{"score":${n}}`,
  }).params({
    table: "read",
  }),
});
const told = (kind: string, n: number) => ({
  kind: "put" as const,
  operation: { Item: { PK: jobKey(job).PK, SK: `${kind}#${rowDigits(n)}`, doc: `{"row":${n}}` } },
});

/** Whether its pages are of the lists below: the index's own suite reads those of searches, `guide.test.ts` those of chats. */
const isPaged = ({ query, function: answeredBy }: Endpoint) =>
  "cursor" in (query as unknown as { entries: object }).entries && !["search", "guide"].includes(answeredBy);
test("every list that has pages is among these", () => {
  const paged = Object.values(endpoints as Record<string, Endpoint>).filter(isPaged);
  expect([...new Set(lists.map(([operation]) => operation))].toSorted()).toEqual(
    paged.map(({ operation }) => operation).toSorted(),
  );
});

/** A list in pages of so many, following its links. */
async function pagesOf(as: string, path: string, limit: number) {
  const pages: unknown[][] = [];
  for (let next: string | undefined = `${path}${path.includes("?") ? "&" : "?"}limit=${limit}`; next; ) {
    const { body, headers }: Awaited<ReturnType<typeof send>> = await send(as, "GET", next);
    pages.push(body.data);
    const link = /^<([^>]+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
    expect(link === undefined).toBe(body.next_cursor === null);
    for (let again = 0; again < 3; again++) {
      const seen = await send(as, "GET", next, undefined, { "if-none-match": headers.get("etag") });
      expect([next, seen.status]).toEqual([next, 304]);
    }
    next = link;
  }
  return pages;
}

test.each(lists)("%s: %s leads to no empty page, whatever the limit, and keeps its tags", async (_, template, rows) => {
  const as = template.includes("/users/me") ? "ulf" : "ada";
  const path = template.replace(/\{(\w+)\}/, (_, name) => ids[name] ?? "");
  const whole = (await pagesOf(as, path, 100)).flat();
  expect(whole).toHaveLength(rows);
  for (let limit = 1; limit <= rows + 1; limit++) {
    const pages = await pagesOf(as, path, limit);
    expect(pages.flat()).toEqual(whole);
    expect(pages.filter(({ length }) => length === 0)).toHaveLength(rows === 0 ? 1 : 0);
    // Without a filter a page ends where its city does.
    if (template !== "/restaurants") expect(pages).toHaveLength(Math.max(1, Math.ceil(rows / limit)));
  }
});
