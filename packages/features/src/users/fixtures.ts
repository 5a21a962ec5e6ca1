import { userErased, userErasureAdvanced } from "./events.ts";

export const alice = { sub: "user-alice", name: "Alice", role: "user" } as const;
export const admin = { sub: "user-root", name: "Root", role: "admin" } as const;

/** When the specification's events happen. */
export const at = "2026-01-02T03:04:05.000Z";

export const erased = (by: { readonly sub: string } = alice) => userErased({ id: alice.sub, erased_by: by.sub });
export const advanced = (after: string) => userErasureAdvanced({ id: alice.sub, after });
