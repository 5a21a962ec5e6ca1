import { envelopesOf } from "@bellyfed/core/envelope";
import { sha256 } from "@bellyfed/core/id";
import type { Projection } from "@bellyfed/core/projection";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import { ownMeta } from "@bellyfed/core/stream";
import { erasures } from "@bellyfed/features/erasures";
import * as restaurant from "@bellyfed/features/restaurants/fixtures";
import { readModel as restaurants } from "@bellyfed/features/restaurants/projection";
import { reviewStream } from "@bellyfed/features/reviews/events";
import {
  alice,
  created,
  maria,
  moderator,
  removed,
  replied,
  restored,
  updated,
} from "@bellyfed/features/reviews/fixtures";
import { readModel as reviews } from "@bellyfed/features/reviews/projection";
import { busBatch, quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { type MemorySystem, memorySystem } from "@bellyfed/testing/memory-system";
import { beforeEach, describe, expect, test } from "vitest";
import { begin, proceed } from "../read-models/rebuild/steps.ts";
import { consumer } from "./consumer.ts";

const said = (where: string) => `Unspeakable ${where}`;
const WORDS = /Unspeakable/;
const words = { author_name: said("name"), title: said("title"), text: said("text") };
const reply = { ...replied().payload.reply, author_name: said("owner"), text: said("reply") };
const everybody = [alice.sub, maria.sub, moderator.sub];

let system: MemorySystem;
beforeEach(async () => {
  system = await memorySystem();
});

/** A restaurant that was hidden, with a review that all see, one that was removed and one that came back: in each, somebody's words. */
async function life(): Promise<void> {
  const { append } = system;
  await append(restaurant.stream, restaurant.created());
  await append(restaurant.stream, restaurant.hidden(said("hiding")));
  for (const id of ["seen", "removed", "restored"]) {
    const stream = reviewStream(restaurant.restaurantId, id);
    const own = { id, restaurant_id: restaurant.restaurantId, ...words };
    await append(stream, created(own));
    await append(stream, updated({ ...own, title: said("later title") }));
    const { id: review, restaurant_id, created_at } = created(own).payload;
    const answer = replied();
    await append(stream, { ...answer, payload: { id: review, restaurant_id, created_at, reply } });
    if (id === "seen") continue;
    await append(stream, removed(false, { ...own, reply }, said("removal")));
    if (id === "restored") await append(stream, restored(false, { ...own, reply }, said("restoring")));
  }
}

/** What the log holds from a place on, as the bus carries it. */
const carried = (from = 0, to?: number) => system.raw.appended.slice(from, to).flatMap((commit) => envelopesOf(commit));

/** The steps of everybody's erasure, and afterwards what of it the bus carries. */
async function eraseKeys(): Promise<void> {
  for (const subject of everybody) await system.keyStore.erase(subject);
}
async function eraseStreams(): Promise<void> {
  const { store, keyStore, ports, raw } = system;
  const runtime = { ...ports.runtime, id: () => `erased${raw.appended.length}` };
  for (const subject of everybody)
    for (const stream of (await keyStore.streamsOf(subject)).streams) {
      const of = erasures.find(({ streams }) => stream.startsWith(streams));
      const meta = ownMeta(
        { commandId: sha256(`${subject} ${stream}`), actor: "policy:erasure", traceId: "t" },
        runtime,
      );
      await of?.erase({ store, runtime }, stream, subject, meta);
    }
}

/** Opens as others do. Between that and going on comes what is to come there, once. */
function pausing(open: OpenEnvelopes, between: () => Promise<unknown>): OpenEnvelopes {
  let waits = true;
  return async (envelopes) => {
    const opened = await open(envelopes);
    if (waits && WORDS.test(JSON.stringify(opened))) {
      waits = false;
      await between();
    }
    return opened;
  };
}

/** Another instance of a read model's consumer. */
function instance(model: Projection, between: () => Promise<unknown> = async () => {}) {
  const { consuming } = system;
  const handle = consumer(model, { ...consuming, open: pausing(consuming.open, between) }, quietTelemetry());
  return async (envelopes: ReturnType<typeof carried>) =>
    expect(await handle(busBatch(envelopes), testContext)).toEqual({ batchItemFailures: [] });
}
const kept = () => JSON.stringify([system.first.items(), system.second.items()]);

describe.each([reviews, restaurants])("an event of $name that was opened before the erasure", (model) => {
  test("is shown in clear while nobody is erased", async () => {
    await life();
    await instance(model)(carried());
    expect(kept()).toMatch(WORDS);
  });

  test.each([
    ["the keys go", ["keys"]],
    ["the keys go and the streams are told", ["keys", "streams"]],
    ["the keys go, the streams are told and another consumer hears of it", ["keys", "streams", "heard"]],
    ["another consumer hears of it, and twice", ["keys", "streams", "heard", "heard"]],
  ])("leaves nothing in clear when before it is written %s", async (_, meanwhile) => {
    await life();
    const before = system.raw.appended.length;
    const steps = {
      keys: eraseKeys,
      streams: eraseStreams,
      heard: () => instance(model)(carried(before)),
    } as Readonly<Record<string, () => Promise<unknown>>>;
    let paused = 0;
    await instance(model, async () => {
      paused++;
      for (const step of meanwhile) await steps[step]?.();
    })(carried(0, before));
    expect(paused).toBe(1);
    for (const step of ["keys", "streams", "heard"]) if (!meanwhile.includes(step)) await steps[step]?.();
    expect(kept()).not.toMatch(WORDS);
    await instance(model)(carried().reverse());
    expect(kept()).not.toMatch(WORDS);
    expect(kept()).toContain(restaurant.restaurantId);
  });
});

/** Lets a rebuild go on to its end; what comes between opening a page of the log and writing it comes once. */
async function rebuild(between: () => Promise<unknown>) {
  const ports = { ...system.ports, open: pausing(system.ports.open, between) };
  await begin(ports, { switch: true, force: false });
  for (let piece = 0; piece < 500; piece++) {
    const { live, job } = await proceed(ports);
    if (job?.outcome) return { live, outcome: job.outcome };
    system.pass(1);
  }
  throw new Error("It does not end");
}

describe("a rebuild that opened a page of the log before the erasure", () => {
  test.each(["hear of it at once", "hear of it once the page is written"])(
    "leaves nothing in clear in either generation when consumers %s",
    async (when) => {
      await life();
      for (const model of [reviews, restaurants]) await instance(model)(carried());
      const before = system.raw.appended.length;
      const hear = async () => {
        for (const model of [reviews, restaurants]) await instance(model)(carried(before));
      };
      let paused = 0;
      const ended = rebuild(async () => {
        paused++;
        await eraseKeys();
        await eraseStreams();
        if (when === "hear of it at once") await hear();
      });
      expect(await ended).toEqual({ live: 2, outcome: "switched" });
      await hear();
      expect([paused, kept()]).toEqual([1, expect.not.stringMatching(WORDS)]);
      expect(system.second.items().length).toBeGreaterThan(3);
    },
  );
});
