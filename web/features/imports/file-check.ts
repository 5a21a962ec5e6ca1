import type { ImportJob } from "@/platform/api";

export type Profile = ImportJob["profile"];

/** How each kind of file gives itself away near its beginning. */
const marks: Readonly<Record<Profile, RegExp>> = {
  bellyfed: /\bexternal_id\b/,
  nyc: /"borough"\s*:/,
  geojson: /"type"\s*:\s*"Feature(?:Collection)?"/,
};
export const profiles = Object.keys(marks) as readonly Profile[];

/** Most bytes that the site takes on itself, and that it lets a browser send straight to the store. */
export const SITE_LIMIT = 100_000_000;
export const DIRECT_LIMIT = 1_000_000_000;
/** How much of a file's beginning is looked at. */
export const HEAD_BYTES = 4096;

export type FileProblem = "none" | "empty" | "large" | `looks_${Profile}`;

interface Candidate {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Its first HEAD_BYTES. */
  readonly head: Uint8Array;
}

/** What can be seen to be wrong with a file before it is sent on. What is not recognised is left for the API, which reads it or calls it by its name. */
export function fileProblem(
  { name, size, head }: Candidate,
  profile: string,
  limit = SITE_LIMIT,
): FileProblem | undefined {
  if (size === 0) return name === "" ? "none" : "empty";
  if (size > limit) return "large";
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head);
  if (text.trim() === "" && size <= head.length) return "empty";
  const seen = profiles.filter((each) => marks[each].test(text));
  const [other] = seen;
  return other && !seen.some((each) => each === profile) ? `looks_${other}` : undefined;
}

/** What the file's byte-order mark says, UTF-8 without one. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
