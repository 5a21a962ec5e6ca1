import { AppError } from "@bellyfed/core/error";
import type { ChatKeys } from "@bellyfed/core/guide/chat-keys";
import type { ReadTableWriter, Runtime, Write } from "@bellyfed/core/ports";
import { retry } from "@bellyfed/core/retry";
import { listKey, metaKey } from "../keys.ts";
import { CHAT_DAYS, LEASE_SECONDS, MOST_CHAT_TITLE, MOST_TURNS, TURNS_KNOWN } from "../rules.ts";
import type { PastTurn } from "../turn.ts";
import { type OpenChat, type OpeningPorts, openChat, turnsOf } from "./opening.ts";
import { newSeal, type SealingPorts } from "./sealing.ts";
import { chatItem, runningIn, turnItem } from "./stored.ts";

export interface BeginningPorts extends OpeningPorts, SealingPorts {
  readonly table: Pick<ReadTableWriter, "get" | "batchGet" | "transact">;
  readonly runtime: Pick<Runtime, "now" | "sleep" | "random">;
  readonly keys: SealingPorts["keys"];
  readonly chatKeys: ChatKeys;
  /** An id that nobody can guess, as CHAT_ID_PATTERN has it. */
  readonly newChatId: () => string;
}

/** A question as it is asked. */
export interface Asking {
  readonly message: string;
  /** Left out: it begins a chat. */
  readonly chatId: string | undefined;
  readonly sub: string | undefined;
}

/** A turn that is its asker's to answer: nobody else writes into the chat until it has ended, or died. */
export interface BegunTurn extends OpenChat {
  readonly turn: number;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly message: string;
  readonly past: readonly PastTurn[];
}

/** Tries of storing what meets nobody, as far as anybody knows. */
const TRIES = 4;

const busy = () => new AppError("conflict", "chat.busy", "The question before is still being answered");

/**
 * Begins a turn. Throws AppError 404 `chat.missing`, 403 `user.erased`, and 409 `chat.busy` while another turn of the chat runs or `chat.full`
 * when it has had as many as there may be.
 */
export const beginTurn = (ports: BeginningPorts, asking: Asking): Promise<BegunTurn> =>
  asking.chatId === undefined ? beginChat(ports, asking) : goOn(ports, asking, asking.chatId);

async function beginChat(ports: BeginningPorts, { message, sub }: Asking): Promise<BegunTurn> {
  const now = ports.runtime.now();
  const at = new Date(now).toISOString();
  const expires_at = Math.floor(now / 1000) + CHAT_DAYS * 86_400;
  const owned = { id: ports.newChatId(), owner: sub ?? null };
  const seal = await newSeal(ports, owned, expires_at);
  const title = seal.seal(titleOf(message), "META|title");
  const times = { created_at: at, updated_at: at, alive_until: now + LEASE_SECONDS * 1000, expires_at };
  const chat = { ...owned, ...times, title, turns: 1, running: 1, stopping: 0 };
  const first = { turn: 1, created_at: at, status: "running", message, answer: null } as const;
  const writes = [
    put(chatItem(chat)),
    put(turnItem(chat.id, first, seal, expires_at)),
    ...(sub === undefined ? [] : [put({ ...listKey(sub, at, chat.id), expires_at })]),
  ];
  await retry({ runtime: ports.runtime, what: "A new chat", attempts: TRIES }, () => ports.table.transact(writes));
  return { chat, seal, turn: 1, createdAt: at, message, past: [] };
}

const put = (Item: Readonly<Record<string, unknown>>): Write => ({ kind: "put", operation: { Item } });

/** The first words of a question. */
function titleOf(message: string): string {
  const characters = [...message.replace(/\s+/g, " ")];
  return characters.length <= MOST_CHAT_TITLE
    ? characters.join("")
    : `${characters.slice(0, MOST_CHAT_TITLE - 1).join("")}…`;
}

async function goOn(ports: BeginningPorts, { message, sub }: Asking, chatId: string): Promise<BegunTurn> {
  const opened = await openChat(ports, chatId, sub);
  const now = ports.runtime.now();
  if (runningIn(opened.chat, now) !== undefined) throw busy();
  if (opened.chat.turns >= MOST_TURNS) {
    throw new AppError("conflict", "chat.full", `A chat has at most ${MOST_TURNS} questions; begin another one`);
  }
  const turn = opened.chat.turns + 1;
  const createdAt = new Date(now).toISOString();
  const asked = { turn, created_at: createdAt, status: "running", message, answer: null } as const;
  const [past, claimed] = await Promise.all([
    turnsOf(ports, opened, TURNS_KNOWN),
    ports.table.transact([claim(opened, turn, now), put(turnItem(chatId, asked, opened.seal, opened.chat.expires_at))]),
  ]);
  if (claimed === "conflict") throw busy();
  return { ...opened, turn, createdAt, message, past: past.flatMap(({ answer }) => answer?.past ?? []) };
}

/** On the condition that the chat is as it was read: who asks at the same time comes second. */
const claim = ({ chat }: OpenChat, turn: number, now: number): Write => ({
  kind: "update",
  operation: {
    Key: metaKey(chat.id),
    UpdateExpression: "SET turns = :turn, running = :turn, stopping = :none, alive_until = :until, updated_at = :at",
    ConditionExpression: "turns = :before AND running = :running",
    ExpressionAttributeValues: {
      ":turn": turn,
      ":none": 0,
      ":until": now + LEASE_SECONDS * 1000,
      ":at": new Date(now).toISOString(),
      ":before": chat.turns,
      ":running": chat.running,
    },
  },
});
