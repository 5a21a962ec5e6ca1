import { createHash } from "node:crypto";

/** The id of a shared answer, the same each time: who does not know the chat's id cannot guess it, and who knows it learns nothing of the chat's. */
export const shareIdOf = (chatId: string, turn: number): string =>
  createHash("sha256").update(`share ${chatId} ${turn}`).digest().subarray(0, 16).toString("base64url");
