import type { ApiRequest, ApiResponse } from "@bellyfed/core/http/route";
import type { Caller } from "@bellyfed/core/ports";
import { type BeginningPorts, type BegunTurn, beginTurn } from "./chats/beginning.ts";
import { type Ended, type RunningPorts, runTurn, type Work } from "./chats/running.ts";
import type { Links, Thinking } from "./ports.ts";
import type { GuideLanguage } from "./rules.ts";
import type { GuideTools } from "./tools.ts";
import { wantsWhole } from "./wire/accept.ts";
import { eventsOf, STREAM_FIELDS } from "./wire/sse.ts";
import { wholeAnswer } from "./wire/whole-answer.ts";

/** Whoever asks, and how. */
export type Asker = Pick<ApiRequest, "header" | "visitor" | "holder" | "keyId" | "traceId" | "waitUntil"> & {
  readonly caller: Caller | undefined;
};

export interface AskingPorts extends BeginningPorts, RunningPorts {
  readonly table: BeginningPorts["table"];
  readonly runtime: RunningPorts["runtime"];
  /** What a turn may ask, on behalf of whoever asks it. */
  readonly toolsFor: (asker: Asker) => GuideTools;
  /** What thinks in a turn of whoever asks it. */
  readonly thinkingFor: (asker: Asker) => Thinking;
  readonly links: Links;
  /** Counts a question. Throws AppError 429 `guide.asked_often` when whoever asks has asked as often as they may; comes back with what ends it. */
  readonly admit: (holder: string) => Promise<() => Promise<void>>;
}

export interface Asked {
  readonly message: string;
  readonly chatId: string | undefined;
  readonly locale: GuideLanguage;
  readonly near: { readonly lat: number; readonly lng: number } | null;
  readonly explain: boolean;
}

/**
 * Answers a question, as it is written or as a whole. What can be refused is refused before anything is stored. The turn goes on when whoever
 * asked has left: the function stays for it.
 */
export async function ask(ports: AskingPorts, asker: Asker, asked: Asked): Promise<ApiResponse> {
  const tools = ports.toolsFor(asker);
  const leave = await ports.admit(asker.holder);
  const begun = await started(ports, asker, asked, tools).catch(async (error) => {
    await leave();
    throw error;
  });
  const running = runTurn(ports, begun, workOf(ports, asker, asked, tools, begun));
  asker.waitUntil(running.ended.then(leave));
  const place = { chatId: begun.chat.id, turn: begun.turn };
  if (wantsWhole(asker.header("accept"))) return whole(place, await running.ended, asked.explain);
  return { body: eventsOf(place, running.chunks.from(0), ports.runtime), headers: STREAM_FIELDS };
}

async function started(ports: AskingPorts, { caller }: Asker, { message, chatId }: Asked, tools: GuideTools) {
  // Throws where searches cannot be answered yet.
  await tools.cities();
  return beginTurn(ports, { message, chatId, sub: caller?.sub });
}

const workOf = (
  { thinkingFor, links, runtime }: AskingPorts,
  asker: Asker,
  { message, locale, near, explain }: Asked,
  tools: GuideTools,
  { past }: BegunTurn,
): Work => ({
  question: { message, locale, near, past, now: runtime.now() },
  thinking: thinkingFor(asker),
  traceId: asker.traceId,
  ...{ tools, links, explain },
});

/** Throws what the turn has failed with. */
function whole(place: { readonly chatId: string; readonly turn: number }, ended: Ended, explain: boolean): ApiResponse {
  if (!ended.outcome) throw ended.error ?? new Error("A turn was given up");
  return { body: wholeAnswer(place, ended, ended.outcome, explain), headers: { "cache-control": "no-store" } };
}
