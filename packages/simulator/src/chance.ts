const PRIME = 0x01000193;

/**
 * A number from 0 up to 1 that depends on the whole text and on nothing else: FNV-1a with MurmurHash3's last mix. Chance is drawn by name and
 * not in order, so that taking one command out of a history leaves the luck of all others as it was: that is what lets it shrink.
 */
export function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** How long something takes, in milliseconds: mostly 1 to 20, one time in sixteen up to one second. Luck 0 is an even 1 ms for everything. */
export function latency(luck: number, label: string): number {
  if (luck === 0) return 1;
  const [slow, drawn] = [chance(`${luck}~${label}`), chance(`${luck}:${label}`)];
  return slow < 0.0625 ? drawn * 1000 : 1 + drawn * 19;
}
