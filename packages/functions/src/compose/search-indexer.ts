import type { Handler } from "../lambda.ts";
import { type IndexingAnswer, type IndexingPorts, writeIndex } from "../search/indexing.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** What is left of the time that packing and sending a file takes. */
const RESERVE_MS = 60_000;

/** What the schedule sends says nothing of this. */
export interface IndexingRequest {
  /** Whether everything is taken from the log; the runs that come then go on with it until it is full. */
  readonly anew?: boolean;
}

/** Writes the index's file, every few minutes. */
export function searchIndexer(
  ports: Omit<IndexingPorts, "onBroken">,
  { log, flush }: Pick<Telemetry, "log" | "flush">,
): Handler<IndexingRequest, IndexingAnswer> {
  return async ({ anew = false }, context) => {
    const goesOn = () => context.getRemainingTimeInMillis() > RESERVE_MS;
    const onBroken = (error: Error) => log.error(`${error.message}: it is made anew`, { reason: String(error.cause) });
    const answer = await writeIndex({ ...ports, onBroken }, { goesOn, anew });
    if (answer.written === "written") log.info("The search index's file is new", { position: answer.position });
    if (answer.written === "unfinished") log.info("The search index is being filled");
    flush();
    return answer;
  };
}
