import { memoryScheduler } from "@bellyfed/adapters/memory/scheduler";
import { envelopesOf, type LogEnvelope } from "@bellyfed/core/envelope";
import { derivedId, sha256 } from "@bellyfed/core/id";
import type { Policy } from "@bellyfed/core/policy";
import type { EventLog, EventStore } from "@bellyfed/core/ports";
import { KEY_SECONDS } from "@bellyfed/core/sealing/keys";
import { freshOpener, opening } from "@bellyfed/core/sealing/log";
import { sealing } from "@bellyfed/core/sealing/store";
import { ownMeta } from "@bellyfed/core/stream";
import { erasures } from "@bellyfed/features/erasures";
import { hideByAuthorRequested, moderationStream } from "@bellyfed/features/moderation/events";
import { hideByAuthor } from "@bellyfed/features/moderation/policies";
import * as restaurant from "@bellyfed/features/restaurants/fixtures";
import { reviewStream } from "@bellyfed/features/reviews/events";
import { created, moderator } from "@bellyfed/features/reviews/fixtures";
import { ownReviews } from "@bellyfed/features/reviews/policies";
import { busBatch, quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { type MemorySystem, memorySystem } from "@bellyfed/testing/memory-system";
import { beforeEach, describe, expect, test } from "vitest";
import { sealingBy } from "../sealing.ts";
import { policyConsumer } from "./policy-consumer.ts";

const WORDS = /Unspeakable/;
const { stranger, stream } = restaurant;
const author = "user-new";
const review = reviewStream(restaurant.restaurantId, derivedId("review", restaurant.restaurantId, author));

let system: MemorySystem;
beforeEach(async () => {
  system = await memorySystem();
});
const clock = () => system.ports.runtime;
const by = () => sealingBy(system.keyStore, clock());
const carried = (from = 0) => system.raw.appended.slice(from).flatMap((commit) => envelopesOf(commit));

/** Somebody is erased while a policy is at work, down to each stream that holds something of theirs, by an instance of its own. */
async function erase(subject: string): Promise<void> {
  const { keyStore, raw } = system;
  const runtime = { ...clock(), id: () => `erased${raw.appended.length}` };
  await keyStore.erase(subject);
  for (const each of (await keyStore.streamsOf(subject)).streams) {
    const of = erasures.find(({ streams }) => each.startsWith(streams));
    const meta = ownMeta({ commandId: sha256(`${subject} ${each}`), actor: "policy:erasure", traceId: "t" }, runtime);
    await of?.erase({ store: sealing(raw, by()), runtime }, each, subject, meta);
  }
}

/** Once what it answers holds words, what is to come between comes, once. */
function pausing(between: () => Promise<unknown>) {
  let waits = true;
  return <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      const answer = await call(...args);
      if (waits && WORDS.test(JSON.stringify(answer))) {
        waits = false;
        await between();
      }
      return answer;
    };
}

/** An instance of a policy's consumer, which knows the keys of all who wrote so far. */
async function follow(policy: Policy, at: "since" | "load", between: () => Promise<unknown>, events: LogEnvelope[]) {
  const { raw, consuming } = system;
  const own = by();
  const [store, log]: [EventStore, EventLog] = [sealing(raw, own), opening(raw, own)];
  await own.keys.known([moderator.sub, author]);
  const pause = pausing(between);
  const handle = policyConsumer(
    policy,
    {
      store: at === "load" ? { ...store, load: pause(store.load) } : store,
      events: at === "since" ? { since: pause(log.since) } : log,
      generations: consuming.generations,
      scheduler: memoryScheduler(),
      runtime: { ...clock(), id: () => `policy${raw.appended.length}` },
    },
    quietTelemetry(),
  );
  expect(await handle(busBatch(events), testContext)).toEqual({ batchItemFailures: [] });
  // What it wrote is projected by who still remembers the keys.
  await system.consume(...raw.appended);
  system.pass(KEY_SECONDS);
}

/** All that can be read in the end: by who still remembers keys, in the log by who asks for them, and in it as it is stored. */
async function readable(): Promise<string> {
  const { raw, consume, first } = system;
  await consume(...raw.appended);
  return JSON.stringify([first.items(), await freshOpener(by())(carried()), raw.appended]);
}

const nobody = async () => {};
/** Whether the restaurant is hidden in the end, as the moderator wanted. */
const isHidden = (): boolean =>
  carried().findLast(({ event_type }) => /HIDDEN|SHOWN/.test(event_type))?.event_type === "RESTAURANT_HIDDEN";

describe("what a moderator asked for that is carried out after they were erased", () => {
  const asked = async () => {
    const { consume, append } = system;
    await consume(await append(stream, restaurant.addedByUser()));
    const facts = { id: "m1", author_id: stranger.sub, requested_by: moderator.sub };
    await append(moderationStream("m1"), hideByAuthorRequested({ ...facts, reason: "Unspeakable reason" }));
    return carried().slice(-1);
  };
  const before = async () => {
    await system.append(stream, restaurant.addedByUser(), restaurant.hidden("Unspeakable before"));
    await system.append(stream, restaurant.shownAgain("Unspeakable showing"));
  };

  test("says why, where nobody is", async () => {
    await follow(hideByAuthor, "since", nobody, await asked());
    expect(await readable()).toMatch(/Unspeakable reason/);
  });

  test("says nothing, although it was opened before", async () => {
    let paused = 0;
    const erased = async () => {
      paused++;
      await erase(moderator.sub);
    };
    await follow(hideByAuthor, "since", erased, await asked());
    const all = await readable();
    expect([paused, isHidden(), all]).toEqual([1, true, expect.not.stringMatching(WORDS)]);
  });

  test.each(["since", "load"] as const)(
    "says nothing where they had written before, and their key is still remembered (at %s)",
    async (at) => {
      await before();
      const { append, consume, raw } = system;
      await consume(...raw.appended);
      const facts = { id: "m1", author_id: stranger.sub, requested_by: moderator.sub };
      await append(moderationStream("m1"), hideByAuthorRequested({ ...facts, reason: "Unspeakable reason" }));
      let paused = 0;
      const erased = async () => {
        paused++;
        await erase(moderator.sub);
      };
      await follow(hideByAuthor, at, erased, carried().slice(-1));
      const all = await readable();
      expect([paused, isHidden(), all]).toEqual([1, true, expect.not.stringMatching(WORDS)]);
    },
  );
});

describe("a review that a policy withholds whose author is erased meanwhile", () => {
  const given = async () => {
    const { append, consume, raw } = system;
    await append(stream, restaurant.created());
    const words = { author_name: "Unspeakable name", title: "Unspeakable title", text: "Unspeakable text" };
    const { restaurantId: restaurant_id } = restaurant;
    await append(review, created({ id: review.split("#")[2] ?? "", restaurant_id, author_id: author, ...words }));
    await append(stream, restaurant.assigned(author));
    await consume(...raw.appended);
    return carried().slice(-1);
  };

  test("is withheld with its words, where they are not", async () => {
    await follow(ownReviews, "load", nobody, await given());
    const all = await readable();
    expect([all.includes("REVIEW_SUSPENDED"), all]).toEqual([true, expect.stringMatching(WORDS)]);
  });

  test("is withheld without a word, although it was loaded before", async () => {
    let paused = 0;
    await follow(
      ownReviews,
      "load",
      async () => {
        paused++;
        await erase(author);
      },
      await given(),
    );
    const all = await readable();
    expect([paused, all.includes("REVIEW_SUSPENDED"), all]).toEqual([1, true, expect.not.stringMatching(WORDS)]);
  });
});
