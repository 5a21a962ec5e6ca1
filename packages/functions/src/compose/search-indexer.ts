import type { Handler } from "../lambda.ts";
import { type IndexingAnswer, type IndexingPorts, writeIndex } from "../search/indexing.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** What is left of the time that packing and sending a file takes. */
const RESERVE_MS = 60_000;

/** Writes the index's file, every few minutes. */
export function searchIndexer(ports: IndexingPorts, { log, flush }: Telemetry): Handler<unknown, IndexingAnswer> {
  return async (_, context) => {
    const answer = await writeIndex(ports, () => context.getRemainingTimeInMillis() > RESERVE_MS);
    if (answer.written === "written") log.info("The search index's file is new", { position: answer.position });
    flush();
    return answer;
  };
}
