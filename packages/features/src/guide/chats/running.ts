import type { Count, Log, ReadTableWriter, Runtime, Write } from "@bellyfed/core/ports";
import { retry } from "@bellyfed/core/retry";
import type { Chunk } from "../chunk.ts";
import type { GuideEvent } from "../events.ts";
import { metaKey, turnId } from "../keys.ts";
import type { Turn, TurnPorts } from "../ports.ts";
import type { TurnStatus } from "../rules.ts";
import type { Question, TurnOutcome } from "../turn.ts";
import { factsOf } from "./asked.ts";
import type { BegunTurn } from "./beginning.ts";
import type { NumberedChunk } from "./groups.ts";
import type { Growing } from "./growing.ts";
import { type KeptChunks, keptChunks } from "./kept-chunks.ts";
import { costOf, partsOf } from "./messages.ts";
import { type KeptAnswer, turnItem } from "./stored.ts";
import { type Upkeep, upkeep } from "./upkeep.ts";

export interface RunningPorts {
  readonly table: Pick<ReadTableWriter, "get" | "transact">;
  readonly runtime: Pick<Runtime, "now" | "sleep" | "random">;
  readonly turn: Turn;
  /** Tells the log of a turn, once however often it is called with it. Throws when the log cannot be reached. */
  readonly record: (asked: GuideEvent["payload"], traceId: string) => Promise<void>;
  readonly log: Log;
  readonly count: Count;
}

/** What a turn is answered from. */
export interface Work extends Omit<TurnPorts, "signal" | "isFirst"> {
  readonly question: Question;
  /** Of the request that asked. */
  readonly traceId: string;
}

/** How a turn has ended. */
export interface Ended {
  readonly status: Exclude<TurnStatus, "running">;
  readonly answer: KeptAnswer;
  readonly outcome: TurnOutcome | undefined;
  /** Why it failed. */
  readonly error: unknown;
}

export interface RunningTurn {
  readonly chunks: Growing<NumberedChunk>;
  /** Never rejects: until then whoever runs it has to stay. */
  readonly ended: Promise<Ended>;
}

/** Tries of telling the log, and milliseconds between the first two. */
const TRIES = 4;
const PAUSE_MS = 100;

/** Answers a question, whether or not anybody reads it. It is finished once the log was told of it and all of it is stored. */
export function runTurn(ports: RunningPorts, begun: BegunTurn, work: Work): RunningTurn {
  const kept = keptChunks(begun);
  kept.add({ type: "start", messageId: idOf(begun), messageMetadata: { chat_id: begun.chat.id } });
  const ended = run(ports, begun, work, kept).finally(() => kept.live.end());
  return { chunks: kept.live, ended };
}

const idOf = ({ chat, turn }: BegunTurn): string => turnId(chat.id, turn);

async function run(ports: RunningPorts, begun: BegunTurn, work: Work, kept: KeptChunks): Promise<Ended> {
  const tended = upkeep(ports, begun, kept);
  const { outcome, error } = await answered(ports, begun, work, kept, tended.signal);
  await tended.end();
  const status = statusOf(tended, outcome, error);
  if (status === "failed") ports.log.error("A turn of the guide failed", { error: error ?? tended.signal.reason });
  const parts = partsOf(kept.live.items.map(({ chunk }) => chunk));
  const past = outcome ? pastOf(begun, outcome) : null;
  const ended: Ended = { status, answer: { past, parts, cost: costOf(work.thinking.cost()) }, outcome, error };
  count(ports, ended, work);
  return { ...ended, status: await finish(ports, begun, kept, ended) };
}

const pastOf = ({ message }: BegunTurn, { understood, shown }: TurnOutcome) => ({ message, understood, shown });

/** All of the answer, and the log told of it. */
async function answered(
  ports: RunningPorts,
  begun: BegunTurn,
  { question, traceId, ...work }: Work,
  kept: KeptChunks,
  signal: AbortSignal,
): Promise<Pick<Ended, "outcome" | "error">> {
  try {
    const chunks = ports.turn(question, { ...work, signal, isFirst: begun.past.length === 0 });
    let next = await chunks.next();
    for (; !next.done; next = await chunks.next()) kept.add(next.value);
    if (signal.aborted && signal.reason !== "stopped") return { outcome: undefined, error: undefined };
    await recorded(ports, factsOf(begun, next.value, work.thinking.cost().model), traceId);
    return { outcome: next.value, error: undefined };
  } catch (error) {
    return { outcome: undefined, error };
  }
}

async function recorded(ports: RunningPorts, asked: GuideEvent["payload"], traceId: string): Promise<void> {
  const { record, runtime, log } = ports;
  for (let nth = 1; ; nth++) {
    try {
      return await record(asked, traceId);
    } catch (error) {
      if (nth === TRIES) throw error;
      log.warn("The log could not be told of a turn", { error });
      await runtime.sleep(PAUSE_MS * 2 ** nth);
    }
  }
}

function statusOf({ signal }: Upkeep, outcome: TurnOutcome | undefined, error: unknown): Ended["status"] {
  if (signal.aborted) return signal.reason === "stopped" ? "stopped" : "failed";
  return outcome && error === undefined ? "done" : "failed";
}

const FAILED = "The answer could not be finished. Please ask again.";

function lastOf({ status, answer }: Ended): Chunk {
  if (status === "done") return { type: "finish", finishReason: "stop", messageMetadata: answer.cost };
  return status === "stopped" ? { type: "abort" } : { type: "error", errorText: FAILED };
}

/** Stores the end and only then tells of it: whoever has heard it may ask the next question. */
async function finish(ports: RunningPorts, begun: BegunTurn, kept: KeptChunks, ended: Ended): Promise<Ended["status"]> {
  const { chat, turn, createdAt, message, seal } = begun;
  const last = lastOf(ended);
  const stored = { turn, created_at: createdAt, status: ended.status, message, answer: ended.answer };
  const writes: Write[] = [
    ...kept.unstored([last]).writes,
    { kind: "put", operation: { Item: turnItem(chat.id, stored, seal, chat.expires_at) } },
    letGo(begun, ports.runtime.now()),
  ];
  try {
    await retry({ runtime: ports.runtime, what: "The end of a turn", attempts: TRIES }, () =>
      ports.table.transact(writes),
    );
    kept.add(last);
    return ended.status;
  } catch (error) {
    ports.log.error("The end of a turn could not be stored", { error });
    kept.add({ type: "error", errorText: FAILED });
    return "failed";
  }
}

const letGo = ({ chat, turn }: BegunTurn, now: number): Write => ({
  kind: "update",
  operation: {
    Key: metaKey(chat.id),
    UpdateExpression: "SET running = :none, updated_at = :at",
    ConditionExpression: "running = :turn",
    ExpressionAttributeValues: { ":none": 0, ":turn": turn, ":at": new Date(now).toISOString() },
  },
});

function count({ count: counts }: RunningPorts, { status, answer }: Ended, { thinking }: Work): void {
  counts("GuideTurns");
  if (status === "failed") counts("GuideFailures");
  if (thinking.fellBack() !== null) counts("GuideFallbacks");
  const { input_tokens, output_tokens } = answer.cost.usage;
  if (input_tokens + output_tokens > 0) counts("GuideTokens", input_tokens + output_tokens);
}
