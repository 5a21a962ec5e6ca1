import type { ChatKeys } from "@bellyfed/core/guide/chat-keys";

/** Keys of chats in memory. */
export function memoryChatKeys(): ChatKeys {
  const keys = new Map<string, Uint8Array>();
  return {
    async read(chatId) {
      const key = keys.get(chatId);
      return key && Uint8Array.from(key);
    },
    async create(chatId, key) {
      keys.set(chatId, Uint8Array.from(key));
    },
    async remove(chatId) {
      keys.delete(chatId);
    },
  };
}
