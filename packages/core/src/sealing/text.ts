import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { KEY_BYTES } from "../subject-keys.ts";

/** What every sealed text begins with; another cipher would have another. */
const FORMAT = "v1.";
const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A new key of a subject. */
export const newKey = (): Uint8Array => randomBytes(KEY_BYTES);

/**
 * `v1.` and the base64url of nonce, ciphertext and tag (AES-256-GCM). `place` says where the text stands: it can be opened nowhere else.
 */
export function sealText(text: string, key: Uint8Array, place: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place, "utf8"));
  const sealed = [iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return FORMAT + Buffer.concat(sealed).toString("base64url");
}

/** The text of `sealText`. Throws for one that was sealed by another key or in another place, or that is not sealed at all. */
export function openText(sealed: string, key: Uint8Array, place: string): string {
  if (!sealed.startsWith(FORMAT)) throw new Error(`${place} is not sealed`);
  const bytes = Buffer.from(sealed.slice(FORMAT.length), "base64url");
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error(`${place} is too short to be sealed`);
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place, "utf8"));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
  } catch (cause) {
    throw new Error(`${place} cannot be opened: by this key nothing was sealed there`, { cause });
  }
}

/** One key out of those of several subjects (HKDF-SHA-256), the same in whatever order they come: without any of them it is lost. */
export function keyOfAll(keys: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
  return new Uint8Array(hkdfSync("sha256", Buffer.concat(sorted), new Uint8Array(), "snapshot", KEY_BYTES));
}
