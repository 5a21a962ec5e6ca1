import { type OpenChat, openChat, turnsOf } from "@bellyfed/features/guide/chats/opening";
import { chatStream } from "@bellyfed/features/guide/events";
import { chatPartition } from "@bellyfed/features/guide/keys";
import type { Answer } from "./client.ts";
import type { System } from "./system.ts";
import type { World } from "./world.ts";

/** Whether the log was told once of each finished turn, and what was asked and answered can be read by whoever asked. */
export async function chatFaults(
  { time }: Pick<World, "time">,
  { log, table, keys, chatKeys }: System,
  answers: readonly Answer[],
): Promise<string[]> {
  const ports = { table, keys, chatKeys, runtime: { now: time.now } };
  const told = log.appended.flatMap(({ stream, events }) =>
    events.filter(({ type }) => type === "GUIDE_ASKED").map(({ payload }) => `${stream} ${turnIn(payload)}`),
  );
  const chats = table.items().filter(({ PK, SK }) => String(PK).startsWith(chatPartition("")) && SK === "META");
  const open: OpenChat[] = [];
  for (const { PK, owner } of chats) {
    const id = String(PK).slice(chatPartition("").length);
    const chat = await openChat(ports, id, String(owner)).catch(() => undefined);
    if (chat) open.push(chat);
  }
  const finished: string[] = [];
  for (const chat of open) {
    for (const { turn, status, message, answer } of await turnsOf(ports, chat)) {
      if (status !== "done") continue;
      if (!JSON.stringify(answer?.parts).includes(message)) finished.push(`not as answered: ${message}`);
      finished.push(`${chatStream(chat.chat.id)} ${turn}`);
    }
  }
  const answered = answers.flatMap(({ step, status, body }) =>
    step.kind === "ask" && status === 200 ? [`${chatStream((body as { chat_id: string }).chat_id)} 1`] : [],
  );
  return [
    ...told.filter((each, at) => told.indexOf(each) !== at).map((each) => `The log was told twice of ${each}`),
    ...[...finished, ...answered]
      .filter((each) => !told.includes(each))
      .map((each) => `The log was not told of ${each}, which is finished`),
  ];
}

const turnIn = (payload: unknown): number => (payload as { readonly turn: number }).turn;
