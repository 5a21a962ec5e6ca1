import type { LogEnvelope } from "@bellyfed/core/envelope";
import { currentKeys } from "@bellyfed/core/keys";
import type { Write } from "@bellyfed/core/ports";
import { countingPlants, unconditional } from "./counting-plants.ts";
import type { Plant } from "./plant.ts";
import { sealingPlants } from "./sealing-plants.ts";
import { searchPlants } from "./search-plants.ts";

const acknowledged = async <Result>(result: Promise<Result>) => {
  await result;
  return { batchItemFailures: [] };
};
const isHead = ({ operation }: Write): boolean => {
  const { PK, SK } = (operation.Item ?? {}) as { readonly PK?: string; readonly SK?: string };
  return String(SK).startsWith("HEAD#") && !PK?.startsWith("FEED#");
};
const isLaneHead = ({ operation }: Write): boolean =>
  (operation.Item as { PK?: string } | undefined)?.PK === "FEED#HEAD";
const doneEarly = ({ kind, operation }: Write): Write => {
  const item = operation.Item as { phase?: string } | undefined;
  return { kind, operation: { ...operation, ...(item?.phase === "catching" && { Item: { ...item, phase: "done" } }) } };
};

const isOfReview = ({ event_type }: LogEnvelope): boolean => event_type.startsWith("REVIEW_");

/** Those that take thousands of histories to be found. */
export const rare: ReadonlySet<string> = new Set(["votes are counted without looking whether others were meanwhile"]);

/** Bugs that people make, each by its name as a sentence. */
export const plants: Readonly<Record<string, Plant>> = {
  "a consumer ignores the heads": {
    projection: (projection) => ({
      ...projection,
      head: {
        ...projection.head,
        versionOf: () => 0,
        advance: (...head) => unconditional(projection.head.advance(...head)),
      },
    }),
  },
  "a consumer advances heads without a condition": {
    projection: (projection) => ({
      ...projection,
      head: { ...projection.head, advance: (...head) => unconditional(projection.head.advance(...head)) },
    }),
  },
  "counters are added in a transaction of their own, after the head's": {
    table: (table) => ({
      ...table,
      async transact(writes) {
        const [heads, others] = [writes.filter(isHead), writes.filter((write) => !isHead(write))];
        if (heads.length === 0 || others.length === 0) return table.transact(writes);
        return (await table.transact(heads)) === "written" ? table.transact(others) : "conflict";
      },
    }),
  },
  "a projection trusts a torn read": {
    projection: (projection) => ({
      ...projection,
      project: (runs, lookup, keys) => {
        const heads = new Map(runs.map(({ stream, from }) => [stream, from]));
        return projection.project(
          runs,
          (key) => {
            const item = lookup(key);
            const head = heads.get(`RESTAURANT#${key.SK.slice("META#".length)}`);
            return typeof item?.doc === "string" && head !== undefined ? { ...item, stream_version: head } : item;
          },
          keys,
        );
      },
    }),
  },
  "the relay acknowledges what the bus refused": { relay: acknowledged },
  "a consumer acknowledges what it could not write": { consumed: acknowledged },
  "an append has no condition": {
    store: (store) => ({
      ...store,
      append: async (commit) => {
        await store.append(commit);
        return { appended: true };
      },
    }),
  },
  "an append goes behind whatever is there": {
    store: (store) => ({
      ...store,
      append: async (commit) => {
        const result = await store.append(commit);
        if (result.appended) return result;
        const behind = result.existing.sequence + result.existing.events.length;
        return store.append({ ...commit, sequence: behind });
      },
    }),
  },
  "commits that go together go one after the other": {
    store: (store) => ({
      ...store,
      appendAll: async (commits) => {
        for (const [at, commit] of commits.entries()) {
          const result = await store.append(commit);
          if (!result.appended)
            return { appended: false, existing: commits.map((_, n) => (n === at ? result.existing : undefined)) };
        }
        return { appended: true };
      },
    }),
  },
  "a stream does not remember its commands": {
    store: (store) => ({
      ...store,
      load: async (stream, schema) => {
        const { snapshot, commits } = await store.load(stream, schema);
        return { snapshot, commits: commits.map((commit) => ({ ...commit, commandId: "forgotten" })) };
      },
    }),
  },
  "of a gap only the newest event is read from the log": {
    store: (store) => ({ ...store, since: async (...gap) => (await store.since(...gap)).slice(-1) }),
  },
  "during a rebuild a consumer projects into the live generation only": {
    followed: (known) => ({ ...known, also: null }),
  },
  "consumers make today's keys in a generation that has former ones": {
    followed: (known) => ({ ...known, keys: { 1: currentKeys.version, 2: currentKeys.version } }),
  },
  "readers go to a new generation before it is filled": {
    readers: ({ live, also, keys }) => ({ live: also ?? live, also: null, keys }),
  },
  "a rebuild reads the log before all consumers follow the new generation": { patience: 0 },
  ...countingPlants,
  "a policy takes what failed for done": {
    policy: (policy) => ({ ...policy, react: (...given) => policy.react(...given).catch(() => undefined) }),
  },
  "nobody asks again for a time zone": {
    policy: (policy) => (policy.name === "time-zones" ? { ...policy, react: async () => {} } : policy),
  },
  "reviews stay where they were written": {
    policy: (policy) => (policy.name === "moved-reviews" ? { ...policy, react: async () => {} } : policy),
  },
  "votes stay where a review was": {
    policy: (policy) => (policy.name === "moved-votes" ? { ...policy, react: async () => {} } : policy),
  },
  "what has moved is not looked at once more": {
    policy: (policy) =>
      policy.name === "moved-reviews"
        ? { ...policy, react: async (event, ports) => (isOfReview(event) ? undefined : policy.react(event, ports)) }
        : policy,
  },
  ...sealingPlants,
  ...searchPlants,
  "positions are given without looking whether they were given": {
    table: (table) => ({
      ...table,
      transact: (writes) => table.transact(writes.map((write) => (isLaneHead(write) ? unconditional(write) : write))),
    }),
  },
  "an old log is taken for numbered when its last pass is over": {
    table: (table) => ({
      ...table,
      transact: (writes) => table.transact(writes.map(doneEarly)),
    }),
  },
  "how far the read models are is taken from the feed's head": {
    table: (table) => ({
      ...table,
      batchGet: async (keys, options) => {
        const items = await table.batchGet(keys, options);
        const heads = keys.filter(({ SK }) => /^HEAD#(restaurants|reviews|menus|imports)#/.test(SK));
        return heads.length === keys.length ? heads.map((key) => ({ ...key, stream_version: 1_000 })) : items;
      },
    }),
  },
  "reconcile does not see a stream's first commit": {
    scanned: ({ data, ...page }) => ({ ...page, data: data.filter(({ sequence }) => sequence > 1) }),
  },
};
