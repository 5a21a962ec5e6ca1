import type { Env } from "@bellyfed/functions/environment";
import { compose } from "@bellyfed/functions/programs/search-keeper";

/** Keeps the index of the search server as the feed tells; on a stage this is done beside each server, by the same program. */
export function keepSearch(env: Env): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const working = compose(env).run(stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
