import { createHash, hash } from "node:crypto";
import { monotonicFactory } from "ulid";

const CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

/** A source of ULIDs that increase within this process. */
export const ulids = (): (() => string) => {
  const next = monotonicFactory();
  return () => next();
};

/** 26 lower-case characters of Crockford's base32 over the SHA-256 of the parts: the same parts, the same id (130 bits). */
export function derivedId(...parts: readonly string[]): string {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest();
  let bits = 0;
  let value = 0;
  let id = "";
  for (const byte of digest) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && id.length < 26) {
      bits -= 5;
      id += CROCKFORD[(value >> bits) & 31];
    }
  }
  return id;
}

/** SHA-256 as base64url, 43 characters. */
export const sha256 = (text: string): string => hash("sha256", text, "base64url");

/** The first 12 bytes of a SHA-256, as 16 base64url characters: enough to tell apart the few commands a stream remembers. */
export const shortHash = (digest: string): string => digest.slice(0, 16);

/** One id per caller, route and key, so that callers cannot meet each other's idempotency keys. */
export const commandIdOf = (actor: string, method: string, path: string, key: string): string =>
  sha256(JSON.stringify([actor, method, path, key]));
