import { lookup } from "node:dns/promises";

export interface AddressPorts {
  /** The IPv4 addresses of a host. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** 0 <= x < 1. */
  readonly random?: () => number;
}

/** How long an answer is gone by, in milliseconds: as long as the records live. */
const KNOWN_MS = 10_000;

const addressesOf = async (host: string) =>
  (await lookup(host, { all: true, family: 4 })).map(({ address }) => address);

/**
 * The URLs of all servers that a name stands for, in an order of this process's own; they are asked each by itself, since each has an index of
 * its own. With TLS a server is known by its name, so that is one. None where the name stands for nothing, as before the first has started.
 */
export function serversBehind(
  url: string,
  { resolve = addressesOf, now = Date.now, random = Math.random }: AddressPorts = {},
): () => Promise<readonly string[]> {
  const { protocol, hostname, port } = new URL(url);
  const turn = random();
  let known: readonly string[] = [];
  let until = Number.NEGATIVE_INFINITY;
  return async () => {
    if (protocol !== "http:") return [url];
    if (now() < until) return known;
    const found = (await resolve(hostname).catch(() => [])).toSorted();
    const first = Math.floor(turn * found.length);
    known = [...found.slice(first), ...found.slice(0, first)].map((address) => `http://${address}:${port || 80}`);
    until = now() + KNOWN_MS;
    return known;
  };
}
