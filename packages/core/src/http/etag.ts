import { hash } from "node:crypto";
import { AppError } from "../error.ts";
import { faultOf, fieldError } from "../fault.ts";
import type { Precondition } from "../precondition.ts";

/**
 * The entity tag of a body: `"<8 hex of its SHA-256>"`, or `"<stream version>-<8 hex>"` for what can be changed, so that If-Match compares
 * the version alone: a rating that changed neither hides behind a 304 nor blocks an edit.
 */
export function entityTag(body: string, version?: number): string {
  const digest = hash("sha256", body, "hex").slice(0, 8);
  return version === undefined ? `"${digest}"` : `"${version}-${digest}"`;
}

/** A tag, a comma or space between tags (RFC 9110, 8.8.3 and 5.6.1): within its quotes a tag may hold commas, but no space. */
const PART = /((?:W\/)?"[!#-~\u0080-\u{10ffff}]*")|,|[ \t]+/uy;

/** The entity tags of a list of them; undefined for what is no such list. Empty entries are passed over, as RFC 9110 has it. */
function entityTags(field: string): string[] | undefined {
  const tags: string[] = [];
  let mayBegin = true;
  for (PART.lastIndex = 0; PART.lastIndex < field.length; ) {
    const part = PART.exec(field);
    if (!part) return undefined;
    const [text, tag] = part;
    if (tag !== undefined && !mayBegin) return undefined;
    if (tag !== undefined) tags.push(tag);
    if (tag !== undefined || text === ",") mayBegin = tag === undefined;
  }
  return tags;
}

const opaque = (tag: string): string => tag.replace(/^W\//, "");
/** The version that a tag of ours names. `"008"` was never given out, and names nothing. */
const versionOf = (tag: string): number[] =>
  [/^"(0|[1-9]\d{0,11})(?:-[0-9a-f]{8})?"$/.exec(tag)?.[1] ?? []].flat().map(Number);

function tagsIn(name: "if-match" | "if-none-match", field: string | undefined): "any" | string[] | undefined {
  if (field === undefined) return undefined;
  if (field.trim() === "*") return "any";
  const tags = entityTags(field);
  if (tags && tags.length > 0) return tags;
  throw new AppError(
    "malformed",
    name === "if-match" ? "if_match.malformed" : "if_none_match.malformed",
    `${name} must hold entity tags in quotes, as ETag gives them, or *`,
    [fieldError(`/header/${name}`, faultOf("pattern.etag"))],
  );
}

/**
 * What If-Match and If-None-Match ask of a write. If-Match compares strongly, so that a weak tag matches nothing; If-None-Match weakly.
 * Throws AppError 400 for what is neither `*` nor a list of entity tags.
 */
export function preconditionOf(header: (name: string) => string | undefined): Precondition {
  const match = tagsIn("if-match", header("if-match"));
  const noneMatch = tagsIn("if-none-match", header("if-none-match"));
  return {
    match: typeof match === "object" ? match.flatMap(versionOf) : match,
    noneMatch: typeof noneMatch === "object" ? noneMatch.flatMap((tag) => versionOf(opaque(tag))) : noneMatch,
  };
}

/** Throws AppError 412 where an If-Match header does not name this tag (strong comparison), 400 where it is malformed. */
export function requireMatch(ifMatch: string | undefined, etag: string): void {
  const tags = tagsIn("if-match", ifMatch);
  if (tags === undefined || tags === "any" || tags.includes(etag)) return;
  throw new AppError("stale", "version.stale", `If-Match does not name what there is now: ${etag}`);
}

/** Whether an If-None-Match header names this tag (weak comparison, RFC 9110); what is no list of tags names none. */
export const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === "*" || (entityTags(ifNoneMatch)?.some((tag) => opaque(tag) === opaque(etag)) ?? false));
