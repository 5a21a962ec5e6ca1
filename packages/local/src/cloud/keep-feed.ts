import type { FeedAnswer, FeedRequest } from "@bellyfed/functions/compose/feed-keeper";
import { type Invoke, makeContext } from "../lambda/context.ts";

const NAME = "feed-keeper";
const SETTINGS = { functionName: NAME, memory: 512, timeoutSeconds: 900 };

/**
 * Begins the feed before anything is written. Of a log from before everything is numbered meanwhile, once, without waiting for the schedule;
 * when that is stopped, the next start goes on with it.
 */
export async function keepFeed(invoke: Invoke, log: (line: string) => void): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  const ask = (request: FeedRequest) => {
    const context = makeContext(SETTINGS);
    const getRemainingTimeInMillis = () => (stopping ? 0 : context.getRemainingTimeInMillis());
    // Only one cloud holds the data folder: what an earlier one was at is nobody's.
    return invoke(NAME, { ...request, alone: true }, { ...context, getRemainingTimeInMillis }) as Promise<FeedAnswer>;
  };
  const { phase } = await ask({ begin: true });
  const working = phase === "done" ? Promise.resolve() : number();

  async function number(): Promise<void> {
    try {
      for (let answer = await ask({}); answer.phase !== "done" && !stopping; ) answer = await ask({});
    } catch (error) {
      log(`The log could not be numbered to its end, which is tried again every minute: ${error}`);
    }
  }
  return {
    async stop() {
      stopping = true;
      await working;
    },
  };
}
