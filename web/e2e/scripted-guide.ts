import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type Beat, ScriptedTurn } from "./scripted-turn.ts";

interface Chat {
  readonly id: string;
  readonly turns: ScriptedTurn[];
}

/** Stands before the API: passes on what is asked of it, and answers questions to the guide itself, as a test wants them answered. */
export class ScriptedGuide {
  /** The `Last-Event-ID`s that were sent. */
  readonly resumed: string[] = [];
  readonly #api: URL;
  readonly #chats = new Map<string, Chat>();
  #beats: readonly Beat[] = [];
  #held = Promise.withResolvers<void>();
  readonly #server = createServer((asked, answer) => void this.#take(asked, answer));

  constructor(api: string) {
    this.#api = new URL(api);
  }

  /** Listens; answers its address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** How questions are answered from now on, after `start` and before `finish`. */
  answer(beats: readonly Beat[]): void {
    this.#beats = beats;
    this.#held = Promise.withResolvers<void>();
  }

  /** Goes on after a `hold`. */
  release(): void {
    this.#held.resolve();
  }

  #take(asked: IncomingMessage, answer: ServerResponse): void {
    const { method, url: path = "" } = asked;
    if (method === "POST" && path.startsWith("/v1/chat/stream")) return void this.#ask(asked, answer);
    const [, id, rest] = /^\/v1\/chat\/([\w-]{22})(\/\w+)?$/.exec(path) ?? [];
    if (id === undefined) return void this.#pass(asked, answer);
    const chat = this.#chats.get(id);
    if (!chat) return void json(answer, 404, { title: "No", status: 404, code: "chat.missing", detail: "No" });
    if (rest === "/stream") return void this.#goOn(chat, asked.headers["last-event-id"], answer);
    if (rest === "/stop") {
      chat.turns.at(-1)?.stop();
      return void json(answer, 202, { stopping: true });
    }
    return void json(answer, 200, chatOf(chat));
  }

  async #ask(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { chat_id, message } = JSON.parse(await text(asked));
    const chat = this.#chats.get(chat_id) ?? { id: randomBytes(16).toString("base64url"), turns: [] };
    this.#chats.set(chat.id, chat);
    const turn = new ScriptedTurn(chat.id, chat.turns.length + 1, message);
    chat.turns.push(turn);
    const isStream = asked.headers.accept?.includes("event-stream");
    if (isStream) turn.follow(answer, 0);
    await turn.play(this.#beats, this.#held.promise);
    if (!isStream) json(answer, 200, { chat_id: chat.id, response: { text: "", tags: [] } });
  }

  #goOn({ turns }: Chat, last: string | string[] | undefined, answer: ServerResponse): void {
    if (typeof last === "string") this.resumed.push(last);
    const [, number, at] = /-(\d+)\.(\d+)$/.exec(String(last)) ?? [];
    const turn = number === undefined ? turns.at(-1) : turns[Number(number) - 1];
    if (!turn || (last === undefined && turn.ended)) return void answer.writeHead(204).end();
    turn.follow(answer, at === undefined ? 0 : Number(at) + 1);
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { host, hostname, port } = this.#api;
    const { method, url: path, headers } = asked;
    const passed = send({ hostname, port, method, path, headers: { ...headers, host } }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  }
}

const json = (answer: ServerResponse, status: number, body: unknown): void =>
  void answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

/** A chat as the API keeps it. */
const chatOf = ({ id, turns }: Chat) => ({
  id,
  title: turns[0]?.question ?? "",
  created_at: "2026-11-28T20:00:00Z",
  updated_at: "2026-11-28T20:00:00Z",
  messages: turns.flatMap((turn) => turn.messages()),
});
