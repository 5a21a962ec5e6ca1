import type { SealAnswer, SealRequest } from "@bellyfed/functions/compose/seal";
import { askForCompaction } from "../compaction/pending.ts";
import { type Invoke, makeContext } from "../lambda/context.ts";
import { progressOf, resultOf, untilSealed } from "./until-sealed.ts";

const NAME = "seal";
const SAY_EVERY_MS = 2_000;
/** No time left: one piece at a time, so that progress can be told. */
const ONE_PIECE = { functionName: NAME, memory: 512, timeoutSeconds: 0 };

/**
 * Seals what an earlier release stored in clear, before anything is answered: nothing else works on the log then, so that no read, erasure or
 * feed meets what is half done. Once done it costs one look at an item. A start that was stopped meanwhile is gone on with by the next.
 */
export async function sealLog(
  invoke: Invoke,
  { dataDir, log: say }: { readonly dataDir: string; readonly log: (line: string) => void },
): Promise<void> {
  const ask = (request: SealRequest) => invoke(NAME, request, makeContext(ONE_PIECE)) as Promise<SealAnswer>;
  const begun = await ask({ do: "begin", alone: true });
  if (begun.done) return;
  // What was in clear would go on being in the free space of the engine's file.
  askForCompaction(dataDir);
  let next = performance.now() + SAY_EVERY_MS;
  const sealed = await untilSealed(ask, begun, (answer) => {
    if (performance.now() < next) return;
    next = performance.now() + SAY_EVERY_MS;
    say(`Sealing what people wrote, once: ${progressOf(answer)} ...`);
  });
  if (sealed.sealed > 0) say(`What people wrote is sealed by their keys from now on: ${resultOf(sealed)}`);
}
