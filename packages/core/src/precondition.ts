import { AppError } from "./error.ts";

/** What a write asks of what it meets, RFC 9110, 13.1. `any` is the header field's `*`; a tag that names no version of ours is none. */
export interface Precondition {
  /** If-Match: that it is there, or is in one of these versions. */
  readonly match?: "any" | readonly number[] | undefined;
  /** If-None-Match: that it is not there, or is in none of these versions. */
  readonly noneMatch?: "any" | readonly number[] | undefined;
}

/** What a write meets: whether the thing that it names is there, and the version of its stream. */
export interface Met {
  readonly exists: boolean;
  readonly version: number;
}

/** Throws AppError 412 where a write does not meet what it asks for: `version.stale` of If-Match, `version.exists` of If-None-Match. */
export function requirePrecondition({ match, noneMatch }: Precondition, { exists, version }: Met): void {
  if (match === "any" && !exists) throw new AppError("stale", "version.stale", "There is nothing here to match");
  if (typeof match === "object" && !match.includes(version)) {
    const seen = match.length > 0 ? `You saw version ${match.join(", ")}` : "That is no version of it";
    throw new AppError("stale", "version.stale", `${seen}; it is now ${version}`);
  }
  if (exists && (noneMatch === "any" || noneMatch?.includes(version))) {
    throw new AppError("stale", "version.exists", `This is there already, in version ${version}`);
  }
}
