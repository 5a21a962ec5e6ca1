import type { ChatKeys } from "@bellyfed/core/guide/chat-keys";
import { newKey, openText, sealText } from "@bellyfed/core/sealing/text";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import { userErased } from "@bellyfed/core/user-erased";

export interface SealingPorts {
  readonly keys: Pick<KeyStore, "read" | "create">;
  readonly chatKeys: ChatKeys;
}

/** What opens chats. */
export interface OpeningKeys {
  readonly keys: Pick<KeyStore, "read">;
  readonly chatKeys: Pick<ChatKeys, "read">;
}

/** Whose a chat is; null: of whoever knows its id. */
export interface Owned {
  readonly id: string;
  readonly owner: string | null;
}

/** Seals and opens the texts of one chat. `place` says where in the chat a text stands. */
export interface Seal {
  seal(value: unknown, place: string): string;
  open(sealed: string, place: string): unknown;
}

const sealBy = (chatId: string, key: Uint8Array): Seal => ({
  seal: (value, place) => sealText(JSON.stringify(value), key, `CHAT#${chatId}|${place}`),
  open: (sealed, place) => JSON.parse(openText(sealed, key, `CHAT#${chatId}|${place}`)),
});

/**
 * What seals a new chat: its owner's key, or one of its own. Throws AppError 403 `user.erased`. `expiresAt`: seconds since 1970.
 */
export async function newSeal(ports: SealingPorts, { id, owner }: Owned, expiresAt: number): Promise<Seal> {
  const fresh = newKey();
  if (owner === null) {
    await ports.chatKeys.create(id, fresh, expiresAt);
    return sealBy(id, fresh);
  }
  const known = (await ports.keys.read([owner])).get(owner);
  const key = known === undefined ? await ports.keys.create(owner, fresh) : known;
  if (key === null) throw userErased();
  return sealBy(id, key);
}

/** What opens a chat; undefined once its key was destroyed. */
export async function sealOf(ports: OpeningKeys, { id, owner }: Owned): Promise<Seal | undefined> {
  const key = owner === null ? await ports.chatKeys.read(id) : (await ports.keys.read([owner])).get(owner);
  return key ? sealBy(id, key) : undefined;
}
