import { hash, timingSafeEqual } from "node:crypto";

/** An API key as it is configured: who it is for, and the usage plan it is on. */
export interface ApiKey {
  readonly key: string;
  readonly name: string;
  readonly plan: string;
}

/** A key once it has been recognised; the secret itself is not kept. */
export interface KnownKey {
  readonly id: string;
  readonly name: string;
  readonly plan: string;
}

const digestOf = (key: string): Buffer => hash("sha256", key, "buffer");

/** Answers who a presented key belongs to. Keys are held as SHA-256; the time a comparison takes says nothing about them. */
export function keyRing(
  keys: readonly ApiKey[],
  equal: (held: Uint8Array, given: Uint8Array) => boolean = timingSafeEqual,
): (presented: string) => KnownKey | undefined {
  const ring = keys.map(({ key, name, plan }) => {
    const digest = digestOf(key);
    return { digest, known: { id: digest.toString("hex", 0, 5), name, plan } };
  });
  return (presented) => {
    const digest = digestOf(presented);
    let found: KnownKey | undefined;
    for (const entry of ring) {
      if (equal(entry.digest, digest)) found = entry.known;
    }
    return found;
  };
}
