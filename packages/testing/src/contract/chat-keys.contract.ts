import { randomBytes } from "node:crypto";
import type { ChatKeys } from "@bellyfed/core/guide/chat-keys";
import { KEY_BYTES } from "@bellyfed/core/subject-keys";
import { expect, it } from "vitest";

const hex = (key: Uint8Array | undefined) => key && Buffer.from(key).toString("hex");

/** What every store of chats' keys does, whatever it is made of. */
export function chatKeysContract(name: string, create: () => Promise<ChatKeys>): void {
  it(`${name}: keep each chat's key until it is removed, and no other's with it`, async () => {
    const keys = await create();
    const [one, other] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];
    await keys.create("one", one, 2_000_000_000);
    await keys.create("other", other, 2_000_000_000);
    expect([hex(await keys.read("one")), hex(await keys.read("other"))]).toEqual([hex(one), hex(other)]);
    await keys.remove("one");
    await keys.remove("one");
    expect(await keys.read("one")).toBeUndefined();
    expect(hex(await keys.read("other"))).toBe(hex(other));
  });
}
