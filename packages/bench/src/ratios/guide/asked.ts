import { Agent, request } from "node:http";
import { KEY } from "@bellyfed/testing/e2e/process";
import { chatIn, chunksIn, readEvents } from "@bellyfed/testing/guide/chat-client";

/** How long an answer took, in seconds from the question on: until its first words, and until its end. */
export interface Answered {
  readonly first: number;
  readonly whole: number;
  /** Of its chat. */
  readonly chat: string;
}

/** Asks by the stream, as a browser does: `node:http`, connections kept open. Throws for an answer that does not end as it should. */
export function asker(url: string): (message: string, chat?: string) => Promise<Answered> {
  const agent = new Agent({ keepAlive: true });
  const headers = { "x-api-key": KEY, "content-type": "application/json" };
  return (message, chat_id) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const since = () => (performance.now() - began) / 1000;
      const sent = request(`${url}/v1/chat/stream`, { method: "POST", agent, headers }, (response) => {
        let [text, first] = ["", 0];
        response.setEncoding("utf8").on("data", (piece: string) => {
          text += piece;
          if (first === 0 && text.includes('"text-delta"')) first = since();
        });
        response.on("end", () => {
          const whole = since();
          const chunks = chunksIn(readEvents(text));
          if (first === 0 || chunks.at(-1)?.type !== "finish") reject(new Error(`${message}: ${text.slice(-500)}`));
          else resolve({ first, whole, chat: chatIn(chunks) });
        });
      });
      sent.on("error", reject);
      sent.end(JSON.stringify({ message, ...(chat_id && { chat_id }) }));
    });
}
