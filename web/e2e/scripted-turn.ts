import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** A piece of an answer; or what happens before the next one: nothing until the test says so, or all that read are cut off. */
export type Beat = Piece | "hold" | "cut";
export interface Piece {
  readonly type: string;
  readonly [key: string]: unknown;
}

const COST = { usage: { input_tokens: 0, output_tokens: 0 }, price: { micro_usd: 0 }, model: "embedded" };

/** One question, and its answer as a test wants it. */
export class ScriptedTurn {
  readonly question: string;
  ended = false;
  readonly #chatId: string;
  readonly #id: string;
  readonly #told: Piece[] = [];
  readonly #readers = new Set<ServerResponse>();

  constructor(chatId: string, number: number, question: string) {
    this.question = question;
    this.#chatId = chatId;
    this.#id = `${chatId}-${number}`;
  }

  async play(beats: readonly Beat[], held: Promise<void>): Promise<void> {
    this.#tell({ type: "start", messageId: this.#id, messageMetadata: { chat_id: this.#chatId } });
    for (const beat of beats) {
      if (beat === "hold") await held;
      if (beat === "cut") await this.#cut();
      if (this.ended) return;
      if (typeof beat === "object") this.#tell(beat);
    }
    this.#tell({ type: "finish", finishReason: "stop", messageMetadata: COST });
    this.#end();
  }

  stop(): void {
    this.#tell({ type: "abort" });
    this.#end();
  }

  /** Tells what there is from this piece on, and what comes. */
  follow(answer: ServerResponse, from: number): void {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    for (const [at, piece] of this.#told.entries()) if (at >= from) answer.write(this.#event(piece, at));
    if (this.ended) return void answer.end("data: [DONE]\n\n");
    this.#readers.add(answer);
    answer.on("close", () => this.#readers.delete(answer));
  }

  /** What the API keeps of it. */
  messages() {
    const of = (type: string) => this.#told.filter((piece) => piece.type === type);
    const said = of("text-delta").map(({ delta }) => delta);
    const ending = of("abort").length > 0 ? "stopped" : "done";
    const text = (words: string) => ({ type: "text", text: words, state: "done" });
    return [
      { id: `${this.#id}-q`, role: "user", parts: [text(this.question)] },
      {
        id: this.#id,
        role: "assistant",
        parts: [...of("source-url"), ...of("data-restaurants"), text(said.join(""))],
        metadata: { status: this.ended ? ending : "running", ...COST },
      },
    ];
  }

  /** Once somebody reads, and has what was told so far. */
  async #cut(): Promise<void> {
    while (this.#readers.size === 0) await sleep(10);
    for (const reader of this.#readers) {
      await new Promise((flushed) => reader.write(": so far\n\n", flushed));
      await sleep(50);
      reader.destroy();
      this.#readers.delete(reader);
    }
  }

  #event(piece: Piece, at: number): string {
    return `id: ${this.#id}.${at}\ndata: ${JSON.stringify(piece)}\n\n`;
  }

  #tell(piece: Piece): void {
    this.#told.push(piece);
    for (const reader of this.#readers) reader.write(this.#event(piece, this.#told.length - 1));
  }

  #end(): void {
    this.ended = true;
    for (const reader of this.#readers) reader.end("data: [DONE]\n\n");
    this.#readers.clear();
  }
}
