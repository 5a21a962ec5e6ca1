import { createHmac } from "node:crypto";
import { canonicalJson } from "../canonical-json.ts";
import { AppError } from "../error.ts";
import { faultOf, fieldError } from "../fault.ts";
import { sha256 } from "../id.ts";
import { checkShape } from "./limits.ts";

/** Most bytes of a body: 1 MiB. */
export const MOST_BODY_BYTES = 1_048_576;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Refuses a body of more than 1 MiB: AppError 413. */
export function refuseLong({ byteLength }: ArrayBuffer): void {
  if (byteLength <= MOST_BODY_BYTES) return;
  throw new AppError("too_large", "request.too_large", `A request's body may have ${MOST_BODY_BYTES} bytes at most`);
}

/** Decodes a body. Throws AppError 400 for bytes that are not UTF-8. */
export function decodeBody(bytes: ArrayBuffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new AppError("malformed", "body.encoding", "The body is not valid UTF-8", [
      fieldError("", faultOf("not_utf8")),
    ]);
  }
}

/** What can be kept of a body to know it again. */
export interface BodyHashes {
  /**
   * HMAC-SHA-256, base64url: a short text cannot be guessed from it, nor be seen to be the same as another caller's. It is of the value that
   * the body holds, in its one canonical form, as it was sent: without what a schema fills in, which another release may fill in otherwise.
   */
  readonly kept: string;
  /** What former releases kept: an HMAC of the body's text, and before there was a key its SHA-256. Nobody needs them one release later. */
  readonly former: readonly string[];
}

/** The hashes of a caller's body and of the JSON value that it holds. Throws when the function was given no key. */
export function bodyHashes(secret: string | undefined, caller: string, body: string, value: unknown): BodyHashes {
  if (!secret) throw new Error("A function that writes needs BODY_HASH_SECRET");
  const keyed = (text: string) => createHmac("sha256", secret).update(`${caller}\0`).update(text).digest("base64url");
  return { kept: keyed(canonicalJson(value)), former: [keyed(body), sha256(body)] };
}

/** Refuses a body that would have to be decompressed first: 415, with what is taken instead (RFC 9110, 15.5.16). */
export function refuseEncoded(contentEncoding: string | undefined): void {
  if (/^[\s,]*(?:identity[\s,]*)*$/i.test(contentEncoding ?? "")) return;
  throw new AppError(
    "unsupported",
    "body.unsupported",
    "Send the body as it is, without a Content-Encoding",
    [fieldError("/header/content-encoding", faultOf("not_one_of", { options: ["identity"] }))],
    { "accept-encoding": "identity" },
  );
}

/**
 * Reads a JSON body; an empty one is an empty object. Throws AppError 400 for what is not JSON, 415 for another content type, 422 for what
 * is nested too deeply or has too many entries.
 */
export function parseJson(body: string, contentType: string | undefined): unknown {
  if (body === "") return {};
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType ?? "")) {
    throw new AppError("unsupported", "body.unsupported", "Send the body as application/json");
  }
  const value = jsonOf(body);
  checkShape(value);
  return value;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new AppError(
      "malformed",
      "body.malformed",
      `The body is not JSON: ${(error as Error).message}`.slice(0, 300),
      [fieldError("", faultOf("not_json"))],
    );
  }
}
