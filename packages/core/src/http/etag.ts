import { hash } from "node:crypto";
import { AppError } from "../error.ts";
import { faultOf, fieldError } from "../fault.ts";

/**
 * The entity tag of a body: `"<8 hex of its SHA-256>"`, or `"<stream version>-<8 hex>"` for what can be changed, so that If-Match compares
 * the version alone: a rating that changed neither hides behind a 304 nor blocks an edit.
 */
export function entityTag(body: string, version?: number): string {
  const digest = hash("sha256", body, "hex").slice(0, 8);
  return version === undefined ? `"${digest}"` : `"${version}-${digest}"`;
}

/** The stream version that an If-Match header names; undefined without one and for `*`. Throws AppError 400 for what we never give out. */
export function versionOfTag(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  const version = /^\s*(?:W\/)?"(\d{1,12})(?:-[0-9a-f]{8})?"\s*$/.exec(ifMatch)?.[1];
  if (version) return Number(version);
  throw new AppError("malformed", "if_match.malformed", "If-Match must be the ETag of this resource, or *", [
    fieldError("/header/if-match", faultOf("pattern.etag")),
  ]);
}

/** Whether an If-None-Match header names this tag (weak comparison, RFC 9110). */
export const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === "*" ||
    ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag.replace(/^W\//, "")));
