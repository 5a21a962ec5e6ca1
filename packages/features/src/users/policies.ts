import type { Accounts, StreamErasure } from "@bellyfed/core/erasure";
import { execute, load } from "@bellyfed/core/execute";
import { parallel } from "@bellyfed/core/parallel";
import { metaOf, type Occurred, type PolicyPorts, policy } from "@bellyfed/core/policy";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import type { WriteCounter } from "@bellyfed/core/write-counter";
import { userType } from "./decider.ts";
import { type UserEvent, userEvents, userStream } from "./events.ts";

/** What the erasure reaches besides what policies do. */
export interface Erasing {
  readonly keys: Pick<KeyStore, "erase" | "streamsOf">;
  readonly subjects: Pick<WriteCounter, "erase">;
  readonly accounts: Accounts;
  /** Of every kind of stream that holds what people write. */
  readonly erasures: readonly StreamErasure[];
}
export type ErasurePorts = PolicyPorts & Erasing;

const AT_ONCE = 8;
/** Milliseconds after which no further page of streams is begun: well before the function's time is up. */
const PATIENCE_MS = 20_000;

/**
 * Once somebody was erased: their key first, so that nothing of theirs can be read from the log any more; then their account goes, and each
 * stream that holds something of theirs is told. Where those are more than there is time for, an event says how far it has come, and the
 * policy goes on when that comes.
 */
export const erasure = policy({
  name: "erasure",
  on: userEvents,
  react: async (event, ports: ErasurePorts) => {
    const { id } = event.payload;
    const isFirst = event.event_type === "USER_ERASED";
    if (isFirst) await ports.keys.erase(id);
    const work = [eraseStreams(event, ports), ...(isFirst ? [leave(id, ports)] : [])];
    // Neither waits in vain for the other. Of no failure a policy's consumer shall believe that it is a refusal.
    const failed = (await Promise.allSettled(work)).find((each) => each.status === "rejected");
    if (failed) throw new Error(`Not all of an erasure is done: ${failed.reason}`, { cause: failed.reason });
  },
});

type Happened = Occurred<UserEvent>;

const leave = (id: string, { subjects, accounts }: ErasurePorts) =>
  Promise.all([subjects.erase(id), accounts.remove(id)]);

async function eraseStreams(event: Happened, ports: ErasurePorts): Promise<void> {
  const { id } = event.payload;
  const own = userStream(id);
  const from = event.event_type === "USER_ERASED" ? null : event.payload.after;
  const { state } = await load(ports.store, userType, own);
  // Another delivery has come further.
  if (state.status !== "erased" || state.after !== from) return;
  const until = ports.runtime.now() + PATIENCE_MS;
  let after = from ?? undefined;
  do {
    const { streams, last } = await ports.keys.streamsOf(id, after);
    await eraseEach(streams, event, ports);
    after = last;
  } while (after !== undefined && ports.runtime.now() < until);
  if (after === undefined) return;
  const command = { type: "advance_erasure", from, after } as const;
  await execute(ports, {
    type: userType,
    stream: own,
    command,
    meta: metaOf(erasure, event, `${own} ${after}`, ports),
  });
}

/** All that can be erased is, before the first failure is thrown. */
async function eraseEach(streams: readonly string[], event: Happened, ports: ErasurePorts): Promise<void> {
  const failures: unknown[] = [];
  await parallel(streams, AT_ONCE, async (stream) => {
    const of = ports.erasures.find((each) => stream.startsWith(each.streams));
    try {
      if (!of) throw new Error(`Nothing says how ${stream} is erased`);
      await of.erase(ports, stream, event.payload.id, metaOf(erasure, event, stream, ports));
    } catch (error) {
      failures.push(error);
    }
  });
  if (failures.length > 0) throw failures[0];
}
