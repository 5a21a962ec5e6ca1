import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import { type Event, indexEvents } from "@bellyfed/core/event";
import { currentKeys } from "@bellyfed/core/keys";
import type { Commit, Key } from "@bellyfed/core/ports";
import { projectBatch } from "@bellyfed/core/project";
import { features, told } from "@bellyfed/features/features";
import type { CloudEvent, FollowedEvent } from "@bellyfed/features/feed/contract";
import { readNumbering, writeNumbering } from "@bellyfed/features/feed/control";
import { numberBatch } from "@bellyfed/features/feed/projection";
import { importJobCreated } from "@bellyfed/features/imports/events";
import { menuItemAdded, menuStream } from "@bellyfed/features/menus/events";
import { margherita } from "@bellyfed/features/menus/fixtures";
import { projections } from "@bellyfed/features/projections";
import { readTable } from "@bellyfed/features/read-table";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import * as restaurant from "@bellyfed/features/restaurants/fixtures";
import { reviewStream } from "@bellyfed/features/reviews/events";
import * as review from "@bellyfed/features/reviews/fixtures";
import { nothingSealed, quietTelemetry } from "@bellyfed/testing/invocation";
import { expect, test } from "vitest";
import { eventSchema } from "../http/service/event-schema.ts";
import { feed } from "./feed.ts";

const NOW = Date.UTC(2026, 1, 1);
const DAY = 86_400_000;
const id = review.restaurantId;
const place = restaurantStream(id);
const stream = reviewStream(id, review.reviewId);
const definitions = indexEvents(...features.map((feature) => feature.events.log));
const identity = memoryIdentity({
  admin: { sub: "root", name: "Root", role: "admin" },
  moderator: { sub: "mo", name: "Mo", role: "moderator" },
  alice: { sub: "user-alice", name: "Alice", role: "user" },
});
const signals = quietTelemetry();

/** A log with its feed and its read models in memory, and the API over them. */
async function system({ lanes = 1, keptDays = 90 } = {}) {
  const log = memoryEventStore();
  const table = memoryReadTable(readTable);
  const calls: string[] = [];
  let now = NOW;
  const counting =
    <Input extends unknown[], Output>(name: string, call: (...input: Input) => Output) =>
    (...input: Input) => {
      calls.push(name);
      return call(...input);
    };
  /** The most events that each query asked for. */
  const looked: unknown[] = [];
  const counted = {
    get: counting("get", table.get),
    query: counting("query", (...[operation, cursor]: Parameters<typeof table.query>) => {
      looked.push(operation.Limit);
      return table.query(operation, cursor);
    }),
    batchGet: (keys: readonly Key[]) => {
      calls.push(...Array.from({ length: Math.ceil(keys.length / 100) }, () => "batchGet"));
      return table.batchGet(keys);
    },
  };
  const beginning = { lanes, after: null, cursor: null, total: 0, busy_until: 0 } as const;
  await writeNumbering(table, undefined, { phase: "done", ...beginning });
  const runtime = { now: () => now, id: () => "", sleep: async () => {}, random: () => 0 };
  const ports = { table, log, runtime, logger: signals.log };
  const versions = new Map<string, number>();
  let count = 0;
  const append = async (to: string, ...what: Event[]): Promise<Commit> => {
    const sequence = (versions.get(to) ?? 0) + 1;
    versions.set(to, sequence + what.length - 1);
    const stored = what.map(({ type, payload }) => ({
      id: `event-${++count}`,
      type,
      version: definitions.get(type)?.version ?? 1,
      payload,
    }));
    const facts = { commandId: "c", bodyHash: "b", traceId: "trace", actor: "user-alice" };
    const commit = { stream: to, sequence, events: stored, ...facts, timestamp: new Date(now + count).toISOString() };
    await log.append(commit);
    return commit;
  };
  const number = (...commits: Commit[]) =>
    numberBatch(
      commits.flatMap((commit) => envelopesOf(commit)),
      { lanes, keptSeconds: keptDays * 86_400 },
      ports,
    );
  const project = async (...commits: Commit[]) => {
    const envelopes = commits.flatMap((commit) => envelopesOf(commit));
    for (const model of projections)
      await projectBatch(model, envelopes, { ...ports, open: nothingSealed, keys: currentKeys });
  };
  const happen = async (to: string, ...what: Event[]) => {
    const commit = await append(to, ...what);
    await number(commit);
    await project(commit);
  };
  const app = feed({ table: counted, now: () => now, identity, definitions, told, open: nothingSealed }, signals);
  const get = async (path: string, token?: string, accept = "application/json") => {
    const headers = { accept, ...(token && { authorization: `Bearer ${token}` }) };
    const response = await app.request(path, { headers });
    const body = (await response.json()) as Page & { code: string; errors: unknown[]; detail: string } & CloudEvent[];
    return { status: response.status, headers: response.headers, body };
  };
  const pass = (days: number) => {
    now += days * DAY;
  };
  return { table, calls, looked, append, number, project, happen, get, pass };
}
interface Page {
  readonly data: readonly FollowedEvent[];
  readonly next_cursor: string;
}
const typesIn = ({ data }: Page) => data.map(({ event_type }) => event_type);
const textOf = (value: unknown) => JSON.stringify(value);
const created = restaurant.created({}, id);

test("an admin is told of everything that happened, in its order, with who did it", async () => {
  const { happen, get } = await system();
  await happen(place, created);
  const job = {
    id: "1",
    profile: "nyc",
    format: null,
    filename: null,
    source: "s",
    defaults: { city: null },
    inline: true,
  };
  await happen("IMPORT#1", importJobCreated(job as never));
  await happen(place, restaurant.hidden("Made up", id));
  const { status, body, headers } = await get("/events?after=0", "admin");
  expect(status).toBe(200);
  expect(body.data.map(({ position, event_type }) => `${position} ${event_type}`)).toEqual([
    "1 RESTAURANT_CREATED",
    "2 IMPORT_JOB_CREATED",
    "3 RESTAURANT_HIDDEN",
  ]);
  expect(body.data[2]).toEqual({
    position: "3",
    event_id: "event-3",
    timestamp: "2026-02-01T00:00:00.003Z",
    event_type: "RESTAURANT_HIDDEN",
    source: "outbox-processor",
    version: String(definitions.get("RESTAURANT_HIDDEN")?.version),
    trace_id: "trace",
    status: "NEW",
    payload: expect.objectContaining({ id, reason: "Made up" }),
    stream_id: place,
    stream_version: 2,
    actor: "user-alice",
  });
  expect([body.next_cursor, headers.get("bellyfed-position")]).toEqual(["3", "3"]);
});

test.each([undefined, "alice", "moderator"])("%s is told of what everybody is told, and not by whom", async (token) => {
  const { happen, get } = await system();
  await happen(place, created);
  await happen("IMPORT#1", importJobCreated({ id: "1" } as never));
  await happen(place, restaurant.closed("Nobody came"), restaurant.inspected(1));
  const { body } = await get("/events?after=0", token);
  expect(body.data.map(({ position, event_type }) => `${position} ${event_type}`)).toEqual([
    "1 RESTAURANT_CREATED",
    "3 RESTAURANT_CLOSED",
    "4 RESTAURANT_INSPECTED",
  ]);
  expect(body.data[0]?.payload).toEqual(created.payload);
  expect(body.data[1]).not.toHaveProperty("actor");
  expect(body.data[1]).not.toHaveProperty("trace_id");
  expect(textOf(body)).not.toContain("Nobody came");
  expect(body.next_cursor).toBe("4");
});

const words = [review.content.text, review.content.title, review.alice.name].map(String);
const saysWords = (body: unknown) => words.filter((word) => textOf(body).includes(word)).length;
const replied = review.replied();

test("the words of a review are told as long as it is shown, and again once it is shown again", async () => {
  const { happen, get } = await system();
  await happen(place, created);
  await happen(stream, review.created(), replied);
  const told = async (token?: string) => saysWords((await get(`/events?after=0&restaurant_id=${id}`, token)).body);
  expect(await told()).toBe(3);
  const steps = [
    [review.removed(), 0],
    [review.restored(), 3],
    [review.suspended(), 0],
    [review.reinstated(), 3],
    [review.deleted(), 0],
  ] as const;
  for (const [event, says] of steps) {
    await happen(stream, event);
    expect([event.type, await told()]).toEqual([event.type, says]);
    expect(await told("admin"), "an admin is told all of it").toBe(3);
  }
  expect(textOf((await get("/events?after=0")).body)).not.toContain(review.removal.reason);
  const [first] = (await get("/events?after=0&types=REVIEW_CREATED")).body.data;
  expect(first?.payload).toMatchObject({ id: review.reviewId, rating: 5, title: null, text: null });
});

test("the words of a reply are told as long as it stands there, whatever becomes of its review", async () => {
  const { happen, get, append, number } = await system();
  await happen(place, created);
  await happen(stream, review.created(), replied);
  const { reply } = replied.payload;
  const told = async (token?: string) =>
    textOf((await get("/events?after=0", token)).body).includes(String(reply.text));
  expect(await told()).toBe(true);
  await happen(stream, review.removed(false, { reply }));
  expect(await told()).toBe(false);
  await happen(stream, review.restored(false, { reply }));
  expect(await told()).toBe(true);
  const gone = await append(stream, review.replyRemoved());
  await number(gone);
  expect(await told(), "read models that are behind say nothing of it").toBe(false);
  await happen(stream, review.updated({ rating: 4 }));
  expect([await told(), await told("admin")]).toEqual([false, true]);
  expect(saysWords((await get("/events?after=0&types=REVIEW_CREATED")).body)).toBe(3);
});

test("a review that is written again after it was deleted says nothing of the one before", async () => {
  const { happen, get } = await system();
  await happen(stream, review.created({ text: "Before" }), review.deleted());
  await happen(stream, review.created({ text: "After", created_at: "2026-01-05T00:00:00.000Z" }));
  const { body } = await get("/events?after=0&types=REVIEW_CREATED");
  expect(body.data.map(({ payload }) => (payload as { text: string }).text)).toEqual([null, "After"]);
});

test("of a hidden place nothing is told that people said of it, in its menu and its reviews neither", async () => {
  const { happen, get } = await system();
  await happen(place, created, restaurant.updated({ description: "Ours" }, id));
  await happen(
    menuStream(id),
    menuItemAdded({ restaurant_id: id, item: { ...margherita, id: "m", position: 1 } as never }),
  );
  await happen(stream, review.created(), replied);
  const said = async () => {
    const text = textOf((await get("/events?after=0")).body);
    return [restaurant.profile.name, "Ours", margherita.name, ...words].filter((word) => text.includes(word)).length;
  };
  expect(await said()).toBe(6);
  await happen(place, restaurant.hidden("Made up", id));
  expect(await said()).toBe(0);
  expect(textOf((await get("/events?after=0")).body)).not.toContain("Made up");
  await happen(place, restaurant.shownAgain(null, id));
  expect(await said()).toBe(6);
});

test("where read models are behind the log, its events say themselves what is shown", async () => {
  const { append, number, project, get } = await system();
  const commits = [await append(place, created), await append(stream, review.created())];
  await number(...commits);
  const told = async () => saysWords((await get("/events?after=0&types=REVIEW_CREATED,REVIEW_REMOVED")).body);
  expect(await told()).toBe(3);
  const removal = await append(stream, review.removed());
  await number(removal);
  expect(await told()).toBe(0);
  expect(saysWords((await get("/events?after=0&types=REVIEW_CREATED")).body)).toBe(0);
  await project(...commits);
  expect(await told()).toBe(0);
  const hidden = await append(place, restaurant.hidden("Made up", id));
  await number(await append(stream, review.restored()), hidden);
  expect(saysWords((await get("/events?after=0")).body)).toBe(0);
  await number(await append(place, restaurant.shownAgain(null, id)));
  expect(saysWords((await get("/events?after=0")).body)).toBe(3);
});

test("heads that an older release wrote name no item: a review is looked for where it would be", async () => {
  const { happen, table, get } = await system();
  await happen(stream, review.created());
  const head = { PK: `EST#${id}`, SK: `HEAD#reviews#${stream}` };
  await table.transact([{ kind: "put", operation: { Item: { ...head, stream_version: 1 } } }]);
  expect(saysWords((await get("/events?after=0")).body)).toBe(3);
  await happen(stream, review.removed());
  await table.transact([{ kind: "put", operation: { Item: { ...head, stream_version: 2 } } }]);
  expect(saysWords((await get("/events?after=0")).body)).toBe(0);
});

test("events of former versions are told in today's shape, and such as this release does not know to admins alone", async () => {
  const { append, number, get } = await system();
  const { established: _, ...before } = created.payload;
  const commit = await append(
    place,
    { type: "RESTAURANT_CREATED", payload: before },
    { type: "SOMETHING_NEW", payload: { n: 1 } },
  );
  const [first, second] = commit.events;
  await number({ ...commit, events: [{ ...first!, version: 1 }, second!] });
  const { body } = await get("/events?after=0", "admin");
  expect(body.data.map(({ event_type, version }) => [event_type, version])).toEqual([
    ["RESTAURANT_CREATED", String(definitions.get("RESTAURANT_CREATED")?.version)],
    ["SOMETHING_NEW", "1"],
  ]);
  expect(body.data[0]?.payload).toEqual(created.payload);
  expect(typesIn((await get("/events?after=0")).body)).toEqual(["RESTAURANT_CREATED"]);
});

test("every event is told once on the way through the pages, whatever is asked for, and the cursor always goes on", async () => {
  const { append, number, get } = await system();
  const others = Array.from({ length: 230 }, (_, n) => `IMPORT#${n}`);
  const commits: Commit[] = [];
  for (const [n, other] of others.entries()) {
    commits.push(await append(other, importJobCreated({ id: String(n) } as never)));
    if (n % 10 === 0) commits.push(await append(restaurantStream(`p${n}`), restaurant.created({}, `p${n}`)));
  }
  await number(...commits);
  const all = async (query: string, token?: string) => {
    const found: string[] = [];
    let after = "0";
    for (let pages = 0; ; pages++) {
      const { body } = await get(`/events?${query}after=${after}`, token);
      found.push(...body.data.map(({ position }) => position));
      if (body.next_cursor === after) return { found, pages };
      after = body.next_cursor;
    }
  };
  const positions = Array.from({ length: 253 }, (_, at) => String(at + 1));
  expect(await all("limit=7&", "admin")).toEqual({ found: positions, pages: 37 });
  const creations = (await all("limit=3&")).found;
  expect(creations).toHaveLength(23);
  expect((await all("limit=100&types=RESTAURANT_CREATED&", "admin")).found).toEqual(creations);
  // Where nothing is wanted a thousand events are looked at together.
  expect(await all(`restaurant_id=${"0".repeat(26)}&limit=10&`)).toEqual({ found: [], pages: 1 });
});

test("a page costs one query of the feed and two looks at what is shown, however many events are on it", async () => {
  const { append, number, calls, get } = await system();
  const commits: Commit[] = [];
  for (let n = 0; n < 120; n++) {
    const own = String(n).padStart(26, "0");
    commits.push(await append(reviewStream(own, own), review.created({ id: own, restaurant_id: own })));
  }
  await number(...commits);
  await get("/events?after=0&limit=1");
  calls.length = 0;
  const { body } = await get("/events?after=0&limit=100");
  expect(body.data).toHaveLength(100);
  expect(calls).toEqual(["query", "batchGet", "batchGet"]);
  calls.length = 0;
  await get("/events?after=0&limit=100", "admin");
  expect(calls).toEqual(["query"]);
  calls.length = 0;
  expect((await get("/events?after=120")).body).toEqual({ data: [], next_cursor: "120" });
  expect(calls).toEqual(["query", "get"]);
});

test("no more is looked at than is wanted, but where others lie between: then a thousand", async () => {
  const { append, number, looked, get } = await system();
  const commits: Commit[] = [];
  for (let n = 0; n < 30; n++) {
    const own = String(n).padStart(26, "0");
    commits.push(await append(reviewStream(own, own), review.created({ id: own, restaurant_id: own })));
  }
  commits.push(await append(place, created));
  await number(...commits);
  const page = async (query: string) => {
    looked.length = 0;
    const { body } = await get(`/events?limit=10&${query}`);
    return [body.data.length, body.next_cursor, ...looked];
  };
  expect(await page("after=0")).toEqual([10, "10", 10]);
  expect(await page("after=25")).toEqual([6, "31", 10]);
  expect(await page("after=0&types=RESTAURANT_CREATED")).toEqual([1, "31", 10, 990]);
  expect(await page("after=15&types=RESTAURANT_CREATED")).toEqual([1, "31", 10, 990]);
  expect(await page("after=25&types=RESTAURANT_CREATED")).toEqual([1, "31", 10]);
});

test.each([
  ["application/cloudevents-batch+json", true],
  ["application/cloudevents-batch+json, application/json", true],
  ["application/json, application/cloudevents-batch+json", false],
  ["application/json;q=0.1, application/cloudevents-batch+json; Q=0.9", true],
  ["application/cloudevents-batch+json;q=0, application/json", false],
  ["application/cloudevents-batch+json;q=0", false],
  ["application/cloudevents-batch+json;q=some, */*", false],
])("of its forms an answer has the one that is preferred: %s", async (accept, asCloudEvents) => {
  const { happen, get } = await system();
  await happen(place, created);
  expect(Array.isArray((await get("/events?after=0", "admin", accept)).body)).toBe(asCloudEvents);
});

test("a batch of CloudEvents says the same", async () => {
  const { happen, get } = await system();
  await happen(place, created);
  await happen(stream, review.created());
  const { body: own } = await get("/events?after=0", "admin");
  const { body, headers } = await get(
    "/events?after=0",
    "admin",
    "application/cloudevents-batch+json, application/json",
  );
  expect(headers.get("content-type")).toBe("application/cloudevents-batch+json");
  expect(headers.get("link")).toBe('</events?after=2>; rel="next"');
  expect(headers.get("vary")).toBe("Accept, Authorization");
  expect(body).toHaveLength(2);
  for (const [at, event] of body.entries()) {
    const told = own.data[at]!;
    // Names and URIs as section 3 of the specification wants them; its makers' own library is asked in following.verify.test.ts.
    expect(Object.keys(event).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
    expect([event.specversion, URL.canParse(event.source), URL.canParse(event.dataschema)]).toEqual([
      "1.0",
      true,
      true,
    ]);
    expect(event).toMatchObject({
      id: told.event_id,
      time: told.timestamp,
      data: told.payload,
      position: told.position,
    });
    expect(event.dataschema).toBe(
      eventSchema({ type: told.event_type, version: Number(told.version) }, "everything").$id,
    );
  }
  expect(body[1]?.type).toBe("com.bellyfed.review.created");
  expect(Array.isArray((await get("/events?after=0", "admin", "*/*")).body)).toBe(false);
});

test("a reader whose place is no longer kept is told where to begin again, and one without a place begins at the oldest", async () => {
  const { happen, pass, get } = await system({ keptDays: 2 });
  await happen(place, created);
  await happen(place, restaurant.closed());
  pass(3);
  await happen(place, restaurant.reopened());
  const { status, body, headers } = await get("/events?after=0");
  expect([status, body.code, headers.get("bellyfed-position")]).toEqual([410, "feed.resync", "3"]);
  expect(typesIn((await get("/events")).body)).toEqual(["RESTAURANT_REOPENED"]);
  expect((await get("/events?after=7")).status).toBe(410);
  expect((await get("/events?after=latest")).body).toEqual({ data: [], next_cursor: "3" });
});

test("while an old log is numbered readers are told how far it is and when to come again", async () => {
  const { table, happen, get } = await system();
  await happen(place, created);
  const before = await readNumbering(table);
  const { revision: _, ...numbering } = before!;
  await writeNumbering(table, before, { ...numbering, phase: "numbering", total: 40 });
  const { status, body, headers } = await get("/events");
  expect([status, body.code, headers.get("retry-after")]).toEqual([503, "feed.numbering", "10"]);
  expect(body.detail).toContain("1 of 40");
});

test("with several lanes a cursor names their number and a place in each, and every event says where to go on after it", async () => {
  const { append, number, get } = await system({ lanes: 3 });
  const commits: Commit[] = [];
  for (let n = 0; n < 30; n++) commits.push(await append(restaurantStream(`p${n}`), restaurant.created({}, `p${n}`)));
  await number(...commits);
  const { body } = await get("/events?after=3:0,0,0&limit=10", "admin");
  expect(body.next_cursor).toMatch(/^3:\d+,\d+,\d+$/);
  expect(body.data.at(-1)?.position).toBe(body.next_cursor);
  const middle = body.data[4]!.position;
  const rest = await get(`/events?after=${middle}&limit=5`, "admin");
  expect(rest.body.data.map(({ event_id }) => event_id)).toEqual(body.data.slice(5).map(({ event_id }) => event_id));
  const wrong = await get("/events?after=5", "admin");
  expect([wrong.status, wrong.body.code]).toEqual([400, "cursor.invalid"]);
});

test.each([
  ["after=x", "/query/after"],
  ["after=-1", "/query/after"],
  ["after=2:1,1", "/query/after"],
  ["limit=0", "/query/limit"],
  ["limit=101", "/query/limit"],
  ["types=", "/query/types"],
  ["types=review.created", "/query/types"],
  ["types=REVIEW_CREATED,NO_SUCH", "/query/types"],
  ["types=IMPORT_JOB_CREATED", "/query/types"],
  ["restaurant_id=1", "/query/restaurant_id"],
  ["cursor=1", "/query/cursor"],
])("%s is refused by its name", async (query, pointer) => {
  const { happen, get } = await system();
  await happen(place, created);
  const { status, body } = await get(`/events?${query}`);
  expect([status, (body.errors[0] as { pointer: string }).pointer]).toEqual([400, pointer]);
});

test("whoever asks again when nothing has happened is told so", async () => {
  const { happen, get } = await system();
  await happen(place, created);
  const first = await get("/events?after=1", "admin");
  const { headers } = await get("/events?after=1", "admin");
  expect(headers.get("etag")).toBe(first.headers.get("etag"));
});
