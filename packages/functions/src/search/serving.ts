import { AppError } from "@bellyfed/core/error";
import type { Count, Log, Runtime } from "@bellyfed/core/ports";
import type { SearchServer } from "@bellyfed/core/search/search-server";
import type { Looked } from "@bellyfed/features/search/looked";

export interface ServingPorts {
  /** Where servers are that have the same index, each by itself; another order each time. */
  readonly addresses: () => Promise<readonly string[]>;
  readonly serverAt: (address: string) => SearchServer;
  /** Answers while no server can. */
  readonly otherwise: () => Promise<Looked>;
  readonly log: Pick<Log, "warn">;
  readonly count: Count;
  readonly runtime: Pick<Runtime, "now">;
}

/** A server that could not be used is not asked for so long, in milliseconds. */
const REST_MS = 10_000;

/**
 * The index of a server. One is asked as long as it answers, as they are not at the same position; another where it does not, and where none
 * does, `otherwise`. The position is read before what is searched: it is never later than what the answer knows.
 */
export function serving({ addresses, serverAt, otherwise, log, count, runtime }: ServingPorts): () => Promise<Looked> {
  const servers = new Map<string, SearchServer>();
  const resting = new Map<string, number>();
  let chosen: string | undefined;

  async function look(address: string): Promise<Looked | undefined> {
    const server = servers.get(address) ?? serverAt(address);
    servers.set(address, server);
    const index = await server.current();
    if (!index) return undefined;
    const position = await index.position();
    return { index: { ...index, position: async () => position }, isBehind: false };
  }

  return async () => {
    const known = await addresses();
    for (const address of servers.keys()) if (!known.includes(address)) servers.delete(address);
    const asked = known.filter((address) => (resting.get(address) ?? 0) <= runtime.now());
    for (const address of asked.toSorted((one, other) => Number(other === chosen) - Number(one === chosen))) {
      const looked = await look(address).catch((error: unknown) => whenUnavailable(error, undefined));
      chosen = looked && address;
      if (looked) return looked;
      resting.set(address, runtime.now() + REST_MS);
      log.warn("A search server cannot be used", { server: address });
    }
    count("SearchServersUnusable");
    return otherwise();
  };
}

/** The answer for what cannot be used at the moment; anything else is a mistake, and thrown. */
export function whenUnavailable<Answer>(error: unknown, answer: Answer): Answer {
  if (error instanceof AppError && error.kind === "unavailable") return answer;
  throw error;
}
