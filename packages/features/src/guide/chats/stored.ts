import type { Item } from "@bellyfed/core/ports";
import * as v from "valibot";
import type { Message } from "../contract.ts";
import { metaKey, turnKey } from "../keys.ts";
import { type TurnStatus, turnStatuses } from "../rules.ts";
import type { PastTurn } from "../turn.ts";
import type { Seal } from "./sealing.ts";

const count = v.number();

const Meta = v.object({
  /** The subject whose chat it is; empty: nobody's. */
  owner: v.string(),
  /** Sealed. */
  title: v.string(),
  /** RFC 3339. */
  created_at: v.string(),
  updated_at: v.string(),
  turns: count,
  /** The turn that is being answered, 0: none; and until when it has said that it lives, in milliseconds since 1970. */
  running: count,
  alive_until: count,
  /** The turn that is to be stopped. */
  stopping: count,
  /** Seconds since 1970. */
  expires_at: count,
});

/** A chat as it is stored. */
export interface StoredChat extends Omit<v.InferOutput<typeof Meta>, "owner"> {
  readonly id: string;
  readonly owner: string | null;
}

/** A chat's item; undefined for one that has expired: DynamoDB deletes it later. `now`: milliseconds since 1970. */
export function chatOf(id: string, item: Item | undefined, now: number): StoredChat | undefined {
  if (!item) return undefined;
  const meta = v.parse(Meta, item);
  return meta.expires_at * 1000 > now ? { ...meta, id, owner: meta.owner || null } : undefined;
}

export const chatItem = ({ id, owner, ...meta }: StoredChat): Item => ({ ...metaKey(id), ...meta, owner: owner ?? "" });

/** The turn that runs, if its function has not died. `now`: milliseconds since 1970. */
export const runningIn = ({ running, alive_until }: StoredChat, now: number): number | undefined =>
  running > 0 && alive_until > now ? running : undefined;

const Turn = v.object({
  created_at: v.string(),
  status: v.picklist(turnStatuses),
  /** Sealed; what came of it is empty while it runs. */
  asked: v.string(),
  answer: v.string(),
});

/** What is kept of an answer. */
export interface KeptAnswer {
  /** What the next question may refer to; null of a turn that failed. */
  readonly past: PastTurn | null;
  readonly parts: Message["parts"];
  readonly cost: Omit<NonNullable<Message["metadata"]>, "status">;
}

/** A turn as it is stored, opened. */
export interface StoredTurn {
  readonly turn: number;
  readonly created_at: string;
  readonly status: TurnStatus;
  readonly message: string;
  readonly answer: KeptAnswer | null;
}

export function turnOf(chatId: string, turn: number, item: Item, seal: Seal): StoredTurn {
  const { created_at, status, asked, answer } = v.parse(Turn, item);
  const { SK } = turnKey(chatId, turn);
  return {
    ...{ turn, created_at, status },
    message: seal.open(asked, `${SK}|asked`) as string,
    answer: answer === "" ? null : (seal.open(answer, `${SK}|answer`) as KeptAnswer),
  };
}

export function turnItem(chatId: string, stored: StoredTurn, seal: Seal, expires_at: number): Item {
  const { turn, created_at, status, message, answer } = stored;
  const key = turnKey(chatId, turn);
  return {
    ...key,
    ...{ created_at, status, expires_at },
    asked: seal.seal(message, `${key.SK}|asked`),
    answer: answer ? seal.seal(answer, `${key.SK}|answer`) : "",
  };
}
