import * as v from "valibot";
import { expect, test, vi } from "vitest";
import type { LogEnvelope } from "../envelope.ts";
import { defineEvent, indexEvents, type StoredEvent } from "../event.ts";
import { personal } from "../personal.ts";
import { canHoldText, formerVersions, holdsFormer, inTodaysShape } from "./former.ts";

const removal = v.object({ reason: personal(v.string(), "removed_by"), removed_by: v.nullable(v.string()) });
const noted = defineEvent(
  "NOTED",
  v.object({ author_id: v.string(), text: personal(v.string(), "author_id"), removal: v.nullable(removal) }),
  [
    ({ author, text }: { author: string; text: string }) => ({ author_id: author, text, removal: null }),
    (older: { removal: object | null }) => ({
      ...older,
      removal: older.removal && { ...older.removal, removed_by: null },
    }),
    { up: (older: object) => older, personal: { "/text": "author_id" } },
  ],
);
const counted = defineEvent("COUNTED", v.object({ n: v.number() }), [(older: object) => older]);
const definitions = indexEvents({ noted, counted });

const event = (type: string, version: number, payload: unknown): StoredEvent => ({ id: "e", type, version, payload });
const commit = (...events: StoredEvent[]) => ({
  ...{ stream: "NOTE#1", sequence: 4, events, commandId: "c", bodyHash: "b", traceId: "t" },
  ...{ actor: "alice", timestamp: "2026-01-01T00:00:00.000Z" },
});
const nobody = () => null;
const nothing = async (): Promise<LogEnvelope[]> => [];

test("versions from before anything was personal are former ones; later ones, and those of types without text, are not", () => {
  expect(formerVersions(definitions)).toEqual(["NOTED@1", "NOTED@2"]);
  const holds = (type: string, version: number) => holdsFormer(definitions, { events: [event(type, version, {})] });
  expect([1, 2, 3, 4].map((version) => holds("NOTED", version))).toEqual([true, true, false, false]);
  expect([holds("COUNTED", 1), holds("UNKNOWN", 1)]).toEqual([false, false]);
});

test("a type can hold text whatever the version that is met, and one that is not known cannot", () => {
  expect(["NOTED", "COUNTED", "UNKNOWN"].map((type) => canHoldText(definitions, type))).toEqual([true, false, false]);
});

test("an event of a former version is brought up to date, with its id, and others are left out", async () => {
  const earlier = vi.fn(nothing);
  const held = commit(event("COUNTED", 1, { n: 1 }), event("NOTED", 1, { author: "maria", text: "Hello" }));
  const today = await inTodaysShape(definitions, held, nobody, earlier);
  expect([...today]).toEqual([[1, event("NOTED", 4, { author_id: "maria", text: "Hello", removal: null })]]);
  expect(earlier).not.toHaveBeenCalled();
});

test("one that is sealed already is left out as well", async () => {
  const held = commit(event("NOTED", 3, { author_id: "maria", text: "v1.x", removal: null }));
  expect([...(await inTodaysShape(definitions, held, nobody, nothing))]).toEqual([]);
});

const removed = commit(event("NOTED", 2, { author_id: "maria", text: "Hello", removal: { reason: "Rude" } }));
const namedIn = async (whose: () => string | null) =>
  (await inTodaysShape(definitions, removed, whose, nothing)).get(0)?.payload;

test("whose text a former version did not say is asked of the stream", async () => {
  expect(await namedIn(() => "mona")).toMatchObject({ removal: { reason: "Rude", removed_by: "mona" } });
});

test("and is who made the commit, where the stream does not tell", async () => {
  expect(await namedIn(nobody)).toMatchObject({ removal: { reason: "Rude", removed_by: "alice" } });
});

test("the stream is asked with what it held before, and with the event in today's shape", async () => {
  const before = [{ event_type: "NOTED" }] as LogEnvelope[];
  const whose = vi.fn(nobody);
  await inTodaysShape(definitions, removed, whose, async () => before);
  expect(whose).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ version: 4, type: "NOTED" }), before);
});

test("nothing is changed in place", async () => {
  const before = JSON.stringify(removed);
  await namedIn(() => "mona");
  expect(JSON.stringify(removed)).toBe(before);
});
