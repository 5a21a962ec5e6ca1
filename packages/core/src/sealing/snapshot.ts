import type { Snapshot } from "../ports.ts";
import type { Keys } from "./payload.ts";
import { keyOfAll, openText, sealText } from "./text.ts";

const placeOf = (stream: string, { next, schema }: Snapshot): string => `${stream}|~S|${next}|${schema}`;

/** The keys of all of a snapshot's subjects; undefined when one of them was erased. Throws when a key is missing. */
function keysOf(place: string, { subjects = [] }: Snapshot, keys: Keys): Map<string, Uint8Array> | undefined {
  const found = new Map<string, Uint8Array>();
  for (const subject of subjects) {
    const key = keys.get(subject);
    if (key === undefined) throw new Error(`${place} is sealed by a key that is missing`);
    if (key === null) return undefined;
    found.set(subject, key);
  }
  return found;
}

/**
 * A snapshot as it is stored: whole under the keys of all whose text its state holds, clear where that is nobody's. Undefined when one of them
 * was erased: it would be of no use to anybody.
 */
export function sealSnapshot(stream: string, snapshot: Snapshot, keys: Keys): Snapshot | undefined {
  if (!snapshot.subjects?.length) return snapshot;
  const place = placeOf(stream, snapshot);
  const found = keysOf(place, snapshot, keys);
  return found && { ...snapshot, state: sealText(JSON.stringify(snapshot.state), keyOfAll(found), place) };
}

/** The snapshot as it was; undefined when somebody was erased whose text it holds, for then it cannot be opened any more. */
export function openSnapshot(stream: string, snapshot: Snapshot, keys: Keys): Snapshot | undefined {
  if (!snapshot.subjects?.length) return snapshot;
  const place = placeOf(stream, snapshot);
  const found = keysOf(place, snapshot, keys);
  return found && { ...snapshot, state: JSON.parse(openText(String(snapshot.state), keyOfAll(found), place)) };
}
