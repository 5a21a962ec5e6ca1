import type { FormFault } from "@/platform/forms/result";
import { type Answer, heard, nothingYet } from "./answer.ts";
import { followAnswer } from "./follow.ts";

/** How a turn that the browser follows stands. */
export type TurnState = "following" | "reconnecting" | "lost" | "over";

/** A question that was asked on this page, with its answer as far as it has come. */
export interface LiveTurn {
  readonly key: number;
  readonly question: string;
  readonly answer: Answer;
  readonly state: TurnState;
  readonly isStopping: boolean;
}

export interface LiveChat {
  /** undefined until the first question was taken. */
  readonly chatId: string | undefined;
  readonly turns: readonly LiveTurn[];
  /** Why the last question was not taken. */
  readonly fault: FormFault | undefined;
}

/** A turn whose answer was being written when a document was made. */
export interface RunningTurn {
  readonly question: string;
  readonly messageId: string | undefined;
}

/** What the store asks of the site. */
export interface ChatSite {
  readonly ask: (form: FormData, signal: AbortSignal) => Promise<Response>;
  /** Goes on after an event, or with the answer that is being written. */
  readonly follow: (lastEventId: string | undefined, signal: AbortSignal) => Promise<Response>;
  readonly stop: (chatId: string) => Promise<Response>;
  /** Milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

export const noChat: LiveChat = { chatId: undefined, turns: [], fault: undefined };
export const isRunning = ({ turns }: LiveChat): boolean =>
  turns.some(({ state }) => state === "following" || state === "reconnecting");

/**
 * The chat of a tab, apart from the page that shows it: an answer goes on being followed while somebody looks at a place that it names, and is
 * there when they come back. A document that is loaded anew has it from the API.
 */
export class ChatStore {
  #chat = noChat;
  #keys = 0;
  #leaving = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #site: ChatSite;

  constructor(site: ChatSite) {
    this.#site = site;
  }

  readonly chat = (): LiveChat => this.#chat;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks what a form says. `lost`: the fault to show where nobody could be reached; of a refusal the site says it. */
  async ask(form: FormData, lost: FormFault): Promise<void> {
    if (isRunning(this.#chat)) return;
    const { signal } = this.#leaving;
    const key = this.#begin(String(form.get("message") ?? "").trim());
    const open = (last: string | undefined) =>
      last === undefined ? this.#site.ask(form, signal) : this.#site.follow(last, signal);
    const followed = await this.#follow(key, open, signal);
    if (followed === "refused" || followed === "lost") this.#drop(key, lost);
    else if (typeof followed === "object") this.#drop(key, followed);
  }

  /** Follows the answer that is being written in a chat, unless it is known here already. */
  async resume(chatId: string, { question, messageId }: RunningTurn): Promise<void> {
    const isKnown = this.#chat.turns.some(({ answer }) => answer.messageId === messageId);
    if (isKnown || isRunning(this.#chat)) return;
    this.#set({ ...this.#chat, chatId });
    const { signal } = this.#leaving;
    const key = this.#begin(question);
    await this.#follow(key, (last) => this.#site.follow(last, signal), signal);
  }

  /** Has the answer that is being written stopped; its end then comes as that of any other. */
  async stop(): Promise<void> {
    const { chatId, turns } = this.#chat;
    const turn = turns.at(-1);
    if (chatId === undefined || !turn || turn.isStopping) return;
    this.#change(turn.key, { isStopping: true });
    const stopped = await this.#site.stop(chatId).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!stopped) this.#change(turn.key, { isStopping: false });
  }

  /** Forgets all, to begin another chat or to go on with another one. */
  begin(chatId: string | undefined): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.#set({ ...noChat, chatId });
  }

  /** Answers how it came out where it did not come to its end: the fault that the site says, or what went wrong. */
  async #follow(key: number, open: (last: string | undefined) => Promise<Response>, signal: AbortSignal) {
    try {
      const followed = await followAnswer({
        ...{ open, signal, wait: this.#site.wait },
        onBroken: () => this.#change(key, { state: "reconnecting" }),
        tell: (chunk) => {
          if (signal.aborted) return;
          const answer = heard(this.#turn(key)?.answer ?? nothingYet, chunk);
          this.#change(key, { answer, state: "following" });
          if (answer.chatId !== undefined) this.#set({ ...this.#chat, chatId: answer.chatId });
        },
      });
      const isBegun = this.#turn(key)?.answer.messageId !== undefined;
      this.#change(key, { state: followed.kind === "ended" ? "over" : "lost" });
      if (followed.kind === "ended" || isBegun) return undefined;
      return followed.kind === "refused" ? await faultIn(followed.response) : "lost";
    } catch (error) {
      // Another chat was begun: nobody is to know.
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  #begin(question: string): number {
    this.#keys += 1;
    const key = this.#keys;
    const turn: LiveTurn = { key, question, answer: nothingYet, state: "following", isStopping: false };
    this.#set({ ...this.#chat, turns: [...this.#chat.turns, turn], fault: undefined });
    return key;
  }

  #turn(key: number): LiveTurn | undefined {
    return this.#chat.turns.find((turn) => turn.key === key);
  }

  #change(key: number, change: Partial<LiveTurn>): void {
    const turns = this.#chat.turns.map((turn) => (turn.key === key ? { ...turn, ...change } : turn));
    this.#set({ ...this.#chat, turns });
  }

  #drop(key: number, fault: FormFault): void {
    this.#set({ ...this.#chat, turns: this.#chat.turns.filter((turn) => turn.key !== key), fault });
  }

  #set(chat: LiveChat): void {
    this.#chat = chat;
    for (const listener of this.#listeners) listener();
  }
}

/** What the site says of a question that it does not take. */
async function faultIn(response: Response): Promise<FormFault | "refused"> {
  const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
  return isJson ? ((await response.json()) as FormFault) : "refused";
}
