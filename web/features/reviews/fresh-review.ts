import { remembered } from "@/platform/forms/remembered";

/** A review as its form has just stored it, kept in the session's storage as JSON until the page shows it. */
export interface Posted {
  readonly id: string;
  readonly version: number;
  readonly rating: number;
  readonly title: string | null;
  readonly text: string | null;
  readonly author: string;
  /** When it was stored: milliseconds since 1970. */
  readonly at: number;
  readonly deleted: boolean;
}

/** Reads what the form has left; undefined for nothing and for nonsense. */
export function parsePosted(json: string | null): Posted | undefined {
  const { id, version, rating, title, text, author, at, deleted } = remembered(json);
  if (typeof id !== "string" || typeof version !== "number") return undefined;
  const stars = Number(rating);
  if (!deleted && !(stars >= 1 && stars <= 5)) return undefined;
  return {
    id,
    version,
    rating: stars,
    title: textOrNull(title),
    text: textOrNull(text),
    author: textOrNull(author) ?? "",
    at: typeof at === "number" ? at : 0,
    deleted: deleted === true,
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** A review that the page shows. */
export interface Shown {
  readonly id: string;
  readonly version: number;
}

/** Milliseconds before each look at whether the page shows it: 19 seconds together. */
const WAITS = [1000, 2000, 3000, 5000, 8000];
/** After this nobody is waiting for it any more. Milliseconds. */
const FORGOTTEN = 600_000;

/** `waiting`: look again after `wait`. `late`: it is stored, but its page takes its time. `done`: forget it. */
export type Progress =
  | { readonly state: "waiting"; readonly wait: number }
  | { readonly state: "late" }
  | { readonly state: "done" };

/** How far a posted review has come, after `looks` looks at the page, of which the last showed `shown`; `now` in milliseconds since 1970. */
export function progressOf(posted: Posted, shown: readonly Shown[], looks: number, now: number): Progress {
  const found = shown.find(({ id }) => id === posted.id);
  const isThere = found !== undefined && found.version >= posted.version;
  // One that was written anew after it had been deleted has a higher version.
  const isGone = found === undefined || found.version > posted.version;
  if ((posted.deleted ? isGone : isThere) || now - posted.at > FORGOTTEN) return { state: "done" };
  const wait = WAITS[looks];
  return wait === undefined ? { state: "late" } : { state: "waiting", wait };
}
