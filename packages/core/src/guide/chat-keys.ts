/** The attribute by which the table of keys forgets them, in seconds since 1970. Subjects' keys have none. */
export const KEY_EXPIRES = "expires_at";

/**
 * Keys of chats that nobody signed in for: each has one of its own, which goes with it. Strongly consistent. Throws when the keys cannot be
 * reached.
 */
export interface ChatKeys {
  /** Undefined where there is none, or none any more. */
  read(chatId: string): Promise<Uint8Array | undefined>;
  /** Stores the key of a new chat; it may be forgotten from `expiresAt` on, in seconds since 1970. */
  create(chatId: string, key: Uint8Array, expiresAt: number): Promise<void>;
  /** Destroys it. Again changes nothing. */
  remove(chatId: string): Promise<void>;
}
