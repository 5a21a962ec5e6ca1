import { setTimeout as sleep } from "node:timers/promises";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { compose as feedKeeper } from "@bellyfed/functions/lambdas/feed-keeper";
import { applyEvents } from "@bellyfed/functions/search/applying";
import { openCopy } from "@bellyfed/functions/search/index-file";
import { API_KEY, startApi } from "../budget/api/api.ts";
import { startGuide } from "../budget/api/guide.ts";
import { startEngine } from "../budget/engine.ts";
import { unitsOnTheWire } from "../budget/units-on-the-wire.ts";
import { testContext } from "../invocation.ts";
import { chatIn, chunksIn, readEvents } from "./chat-client.ts";
import { inventedWorld } from "./invented-world.ts";
import { projectedItems } from "./projected-items.ts";
import { put } from "./put-items.ts";

/** The first of the invented worlds, and the guide's function, whole, on a local engine that counts what is asked of it. */
export async function meteredGuide() {
  const engine = await startEngine();
  const wire = await unitsOnTheWire(engine.endpoint);
  const api = await startApi({ dataDir: engine.dataDir, dynamo: wire.url });
  const happened = inventedWorld(1).flatMap((place) => place.happened);
  await put(dynamoClient({ endpoint: engine.endpoint }), await projectedItems(happened));
  const copy = await openCopy(undefined);
  await applyEvents(copy.index, happened, async (envelopes) => envelopes, "0");
  await copy.index.settle();
  const guide = await startGuide(api.env, await copy.pack());
  await copy.discard();
  const keeper = feedKeeper(api.env);
  // Its first run begins the feed, and its second notes that nothing is lacking.
  for (let run = 0; run < 2; run++) await keeper({}, testContext);
  const ask = asking(guide.url);
  /** What was asked of the engine since this was asked for the last time, once the answer is over: the last to come is that it is no longer written. */
  const settled = async () => {
    let all: Taken = { read: 0, write: 0, calls: [] };
    for (let waited = 0; updatesOf(all) < UPDATES_OF_A_QUESTION; waited += PAUSE_MS) {
      if (waited > MOST_MS) throw new Error(`The answer is not over: ${all.calls}`);
      const { read, write, calls } = wire.taken();
      all = { read: all.read + read, write: all.write + write, calls: [...all.calls, ...calls] };
      await sleep(PAUSE_MS);
    }
    return all;
  };
  // It opens the index, and looks at what it keeps for a while.
  await ask({ message: "Hello" });
  await settled();
  return {
    ...{ ask, settled, token: api.token, endpoint: engine.endpoint },
    stop: async () => {
      await guide.stop();
      await api.stop();
      wire.stop();
      await engine.stop();
    },
  };
}

/** Capacity units, and the calls that took them. */
interface Taken {
  readonly read: number;
  readonly write: number;
  readonly calls: readonly string[];
}
const updatesOf = ({ calls }: Taken) => calls.filter((call) => call === "UpdateItem").length;
const UPDATES_OF_A_QUESTION = 3;
const [PAUSE_MS, MOST_MS] = [20, 10_000];

export interface Asking {
  readonly message: string;
  readonly chat_id?: string;
  readonly token?: string;
}

/** Asks, and reads the answer to its end. */
const asking =
  (url: string) =>
  async ({ token, ...body }: Asking) => {
    const headers = { "x-api-key": API_KEY, "content-type": "application/json" };
    const response = await fetch(`${url}/v1/chat/stream`, {
      method: "POST",
      headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    const chunks = chunksIn(readEvents(text));
    return { chat: chatIn(chunks), chunks };
  };
