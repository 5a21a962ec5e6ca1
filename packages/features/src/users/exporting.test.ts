import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryKeyStore } from "@bellyfed/adapters/memory/key-store";
import { memoryWriteCounter } from "@bellyfed/adapters/memory/write-counter";
import type { Event } from "@bellyfed/core/event";
import { indexEvents } from "@bellyfed/core/event";
import { api } from "@bellyfed/core/http/api";
import { cachedKeys } from "@bellyfed/core/sealing/keys";
import { sealing } from "@bellyfed/core/sealing/store";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { beforeEach, expect, test } from "vitest";
import { events } from "../events.ts";
import { reportStream } from "../reports/events.ts";
import { filed, facts as report } from "../reports/fixtures.ts";
import { restaurantClosed, restaurantCreated, restaurantStream } from "../restaurants/events.ts";
import { profile } from "../restaurants/fixtures.ts";
import { reviewStream } from "../reviews/events.ts";
import {
  alice,
  at,
  content,
  created,
  maria,
  moderator,
  removal,
  removed,
  replied,
  restaurantId,
  reviewId,
} from "../reviews/fixtures.ts";
import { reviewMarkedHelpful, voteStream } from "../votes/events.ts";
import { linesOf } from "./exporting.ts";
import { streams } from "./streams.ts";

const definitions = indexEvents(...events);
async function* addedBy() {
  yield* added;
}
async function* chatsOf(sub: string) {
  yield* chats.filter(({ of }) => of === sub);
}
const runtime = { now: () => Date.parse(at) };
let raw: ReturnType<typeof memoryEventStore>;
let keys: ReturnType<typeof memoryKeyStore>;
let subjects: ReturnType<typeof memoryWriteCounter>;
let added: string[];
let chats: { of: string }[];
let versions: Map<string, number>;
beforeEach(() => {
  chats = [];
  [raw, keys, subjects, added, versions] = [memoryEventStore(), memoryKeyStore(), memoryWriteCounter(), [], new Map()];
});

/** Appends as the functions do: sealed. */
async function write(actor: string, stream: string, { type, payload }: Event): Promise<void> {
  const sequence = (versions.get(stream) ?? 0) + 1;
  versions.set(stream, sequence);
  const version = definitions.get(type)?.version ?? 1;
  const facts = { commandId: `${stream}${sequence}`, bodyHash: "", traceId: "t", actor, timestamp: at };
  await sealing(raw, { definitions, keys: cachedKeys(keys, runtime) }).append({
    stream,
    sequence,
    events: [{ id: `${stream}${sequence}`, type, version, payload }],
    ...facts,
  });
}

async function exported(by: keyof typeof callers): Promise<{ response: Response; lines: Record<string, unknown>[] }> {
  const ports = { events: raw, keys, addedBy, chatsOf, definitions, subjects, runtime };
  const app = api(streams(ports), { identity: memoryIdentity(callers), log: quietTelemetry().log });
  const response = await app.request("/users/me/export", { headers: { authorization: `Bearer ${by}` } });
  const text = await response.text();
  return {
    response,
    lines: text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}
const callers = { alice, maria, moderator };
const stream = reviewStream(restaurantId, reviewId);
const written = async () => {
  await write(alice.sub, stream, created());
  await write(maria.sub, stream, replied("See you soon"));
  await write(moderator.sub, stream, removed(false, { reply: replied("See you soon").payload.reply }));
};

test("everybody has what they wrote, as a file, and nothing of what others did", async () => {
  await written();
  chats = [{ of: alice.sub }, { of: maria.sub }];
  const { response, lines } = await exported("alice");
  expect(response.headers.get("content-type")).toBe("application/x-ndjson");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="bellyfed-2026-01-02.ndjson"');
  expect(lines.map(({ event_type, complete }) => event_type ?? complete)).toEqual([
    "REVIEW_CREATED",
    "REVIEW_REMOVED",
    undefined,
    true,
  ]);
  expect(lines.slice(-2)).toEqual([
    { chat: { of: alice.sub } },
    { complete: true, subject: alice.sub, events: 2, chats: 1 },
  ]);
  const text = JSON.stringify(lines);
  expect(text).toContain(content.text);
  expect(text).not.toContain("See you soon");
  expect(text).not.toContain(removal.reason);
  const own = JSON.stringify((await exported("moderator")).lines);
  expect(own).toContain(removal.reason);
  expect(own).not.toContain(content.text);
  const reply = (await exported("maria")).lines;
  expect(reply.map(({ event_type }) => event_type ?? "")).toEqual(["REVIEW_REPLIED", "REVIEW_REMOVED", "", ""]);
});

test("a restaurant that they have added comes once, though they closed it with a reason", async () => {
  const id = restaurantId;
  await write(
    alice.sub,
    restaurantStream(id),
    restaurantCreated({ ...profile, id, source: null, owner_id: alice.sub, established: true }),
  );
  await write(alice.sub, restaurantStream(id), restaurantClosed({ id, reason: "Sold it", closed_by: alice.sub }));
  added = [id];
  const { lines } = await exported("alice");
  expect(lines.map(({ event_type }) => event_type)).toEqual(["RESTAURANT_CREATED", "RESTAURANT_CLOSED", undefined]);
  expect(JSON.stringify(lines)).toContain("Sold it");
});

test("a stream of more events than the log answers at once is in it to its end", async () => {
  for (let n = 1; n <= 450; n++) await write(alice.sub, stream, created());
  expect((await exported("alice")).lines).toHaveLength(451);
  const long = restaurantStream(restaurantId);
  for (let n = 1; n <= 450; n++)
    await write(
      n === 1 ? alice.sub : "import",
      long,
      restaurantClosed({ id: restaurantId, reason: null, closed_by: null }),
    );
  await write(alice.sub, long, restaurantClosed({ id: restaurantId, reason: "Sold it", closed_by: alice.sub }));
  added = [restaurantId];
  expect(JSON.stringify((await exported("alice")).lines.slice(-2))).toContain("Sold it");
});

test("whoever wrote nothing has a whole file that says so, and whoever was erased has none", async () => {
  expect((await exported("alice")).lines).toEqual([{ complete: true, subject: alice.sub, events: 0, chats: 0 }]);
  await written();
  await subjects.erase(alice.sub);
  const { response, lines } = await exported("alice");
  expect([response.status, lines]).toMatchObject([403, [{ code: "user.erased" }]]);
});

test("a thousand streams are read as they are asked for, and no further", async () => {
  for (let n = 0; n < 1_000; n++) await write(alice.sub, reviewStream(restaurantId, `r${n}`), created({ id: `r${n}` }));
  let loads = 0;
  const since: typeof raw.since = (...args) => {
    loads++;
    return raw.since(...args);
  };
  const lines = linesOf({ events: { since }, keys, addedBy, chatsOf, definitions }, alice.sub);
  for (let n = 0; n < 150; n++) await lines.next();
  expect(loads).toBe(150);
  expect((await exported("alice")).lines.at(-1)).toMatchObject({ events: 1_000 });
});

test("votes are in it, and reports without a word; who is not concerned is told of neither", async () => {
  const judged = { restaurant_id: restaurantId, review_id: reviewId, review_created_at: at };
  await write(
    maria.sub,
    voteStream(restaurantId, reviewId, maria.sub),
    reviewMarkedHelpful({ ...judged, voter_id: maria.sub }),
  );
  await write(maria.sub, reportStream(report.id), filed({ text: null }));
  const types = async (by: keyof typeof callers) =>
    (await exported(by)).lines.flatMap(({ event_type }) => (event_type === undefined ? [] : [event_type]));
  expect((await types("maria")).toSorted()).toEqual(["REPORT_FILED", "REVIEW_MARKED_HELPFUL"]);
  expect(await types("alice")).toEqual([]);
  // Nothing of theirs is sealed, so there is no key either.
  expect(await keys.read([maria.sub])).toEqual(new Map());
});
