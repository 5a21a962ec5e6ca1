import type { Caller } from "@bellyfed/core/ports";
import type { SampleThingContent } from "./contract.ts";
import { sampleThingCreated, sampleThingDeleted, sampleThingUpdated } from "./events.ts";

export const alice: Caller = { sub: "user-alice", name: "Alice", role: "user" };
export const bob: Caller = { sub: "user-bob", name: "Bob", role: "user" };

/** When the specification's events happen. */
export const at = "2026-01-02T03:04:05.000Z";
export const id = "0sz3vk8m5q2h7n4d9r6w1t8y3c";

/** What a client sends. */
export const content: SampleThingContent = { name: "For the weekend", note: "Ask whether the terrace is open." };

const facts = { id, owner_id: alice.sub, created_at: at };
type Changes = Partial<typeof facts & SampleThingContent>;

export const created = (changes: Changes = {}) => sampleThingCreated({ ...facts, ...content, ...changes });
export const updated = (changes: Changes) => sampleThingUpdated({ ...facts, ...content, ...changes });
export const deleted = (changes: Partial<typeof facts> = {}) => sampleThingDeleted({ ...facts, ...changes });
