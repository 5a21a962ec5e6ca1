import { compose } from "@bellyfed/functions/lambdas/rebuild";
import type { Cloud } from "../../cloud/connect.ts";
import { environmentFor } from "../../cloud/environment.ts";
import { makeContext } from "../../lambda/context.ts";
import { type Ask, untilDone } from "../rebuild/proceed.ts";
import { verdictOf } from "../rebuild/report.ts";
import { errorText, faint } from "../terminal.ts";

const BEGUN = `Lists are kept in a new order and by new names of places: they are made anew from the log, once. Meanwhile all is answered as before.`;

/** The rebuild function on this cloud, one piece of work at a time. */
function askOf({ environment }: Pick<Cloud, "environment">): Ask {
  const run = compose(environmentFor("rebuild", { ...environment, LOG_LEVEL: "ERROR" }));
  return (request) => run(request, makeContext({ functionName: "rebuild", memory: 512, timeoutSeconds: 0 }));
}

/**
 * After an update whose keys are others than the store's, makes the lists anew while all is answered. One that was stopped goes on at the next
 * start; at the first start after it ended, the former lists are kept no longer.
 */
export function renewKeys(cloud: Pick<Cloud, "environment">, say: (line: string) => void): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const working = renew(askOf(cloud), say, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted)
      say(`${errorText(error).trim()}\nThe lists stay as they were; it goes on at the next start.`);
  });
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}

async function renew(ask: Ask, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const begun = await ask({ do: "begin", renew: true });
  if (begun.done) {
    const { live, also, keys } = begun;
    // Refused right after the switch; then the next start does it.
    if (also !== null && keys[also] !== keys[live]) await ask({ do: "finish" }).catch(() => undefined);
    return;
  }
  say(BEGUN);
  const output = { write: (text: string) => say(faint(`Making the lists anew: ${text.trim()}`)) };
  const answer = await untilDone(ask, begun, output, signal);
  say(verdictOf(answer));
  if (answer.job?.outcome === "different")
    say("  npm run rebuild -- --status    tells what differs; the next start tries again");
}
