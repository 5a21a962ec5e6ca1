import { createHmac, timingSafeEqual } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";
import { AppError } from "./error.ts";
import { faultOf, fieldError } from "./fault.ts";

export type CursorKey = Readonly<Record<string, unknown>>;

/** Makes and reads the opaque cursors of lists. */
export interface Cursors {
  /** A cursor for the page after `key` of this query; null after the last page. */
  encode(query: string, key: CursorKey | undefined): string | null;
  /**
   * The key a cursor stands for. Throws AppError `cursor.invalid` for one that we did not make, or made for another query than this one, or
   * these where a list was called otherwise before.
   */
  decode(query: string | readonly string[], cursor: string | undefined): CursorKey | undefined;
}

const TAG_BYTES = 16;

/**
 * Cursors signed with HMAC-SHA-256 over the query and the key, so that none can be forged to read another
 * partition. The same key makes the same cursor, in whatever order a database names its attributes: an unchanged list keeps its entity tag.
 */
export function cursors(secret: string): Cursors {
  const tagOf = (query: string, body: Buffer) =>
    createHmac("sha256", secret).update(query).update("\0").update(body).digest().subarray(0, TAG_BYTES);
  return {
    encode(query, key) {
      if (!key) return null;
      const body = Buffer.from(canonicalJson(key));
      return Buffer.concat([tagOf(query, body), body]).toString("base64url");
    },
    decode(query, cursor) {
      if (cursor === undefined) return undefined;
      const bytes = Buffer.from(cursor, "base64url");
      const body = bytes.subarray(TAG_BYTES);
      const tag = bytes.subarray(0, TAG_BYTES);
      const isGenuine = (name: string) => bytes.length > TAG_BYTES && timingSafeEqual(tag, tagOf(name, body));
      if ([query].flat().some(isGenuine)) return JSON.parse(body.toString()) as CursorKey;
      throw new AppError("malformed", "cursor.invalid", "This cursor is not one that this list gave out", [
        fieldError("/query/cursor", faultOf("foreign_cursor")),
      ]);
    },
  };
}
