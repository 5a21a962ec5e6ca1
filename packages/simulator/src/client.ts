import { answererOf } from "./answerer-of.ts";
import type { Answered } from "./answering.ts";
import type { Step } from "./history.ts";
import type { Outcome } from "./lambda.ts";
import { isOperation, operator } from "./operator.ts";
import { type Asking, type Call, requestOf } from "./request.ts";
import type { System } from "./system.ts";
import type { World } from "./world.ts";

/** A step's answer other than "something went wrong on our side", which a client asks again about. */
export interface Answer extends Answered {
  readonly step: Asking;
  /** It was sent once only, so that this is all that became of it. */
  readonly alone: boolean;
}

const RETRY_MS = 500;
/** What ines and udo open should be there when others come, mostly; and what they write of it when others find it helpful, or report it. */
const HEAD_START_MS = 1000;
const headStarts: { readonly [Kind in Step["kind"]]?: number } = { create: 0, mark: 2, report: 2, decide: 4 };
/** Far more than there are faults: whoever is still not answered never will be. */
const MOST_ATTEMPTS = 60;

/** A person's client: sends their steps one after another, each under its idempotency key until it is answered. */
export function client(world: World, system: System, steps: readonly Step[], answers: Answer[]): void {
  const etags = new Map<string, string>();
  const operate = operator(world, system);
  const next = (at: number): void => {
    const step = steps[at];
    if (!step) return;
    const done = () => next(at + 1);
    const begin = () => (isOperation(step) ? operate(step, done) : ask(step, 1, done));
    world.time.after(world.latency(`step ${step.id} begins`), begin);
  };
  const [first] = steps;
  world.time.after(HEAD_START_MS * ((first && headStarts[first.kind]) ?? 1), () => next(0));

  async function ask(step: Asking, attempt: number, done: () => void): Promise<void> {
    const fault = world.faults.at("client");
    const call = requestOf(step, "place" in step ? etags.get(String(step.place)) : undefined);
    let open = true;
    const settle = (outcome: Outcome<Answered>) => {
      const answered = heard(step, attempt === 1 && fault !== "twice", outcome);
      if (!open) return;
      open = false;
      if (answered || fault === "leaves") return done();
      if (attempt === MOST_ATTEMPTS) return void world.broken.push(`Step ${step.id} is never answered`);
      const delay = RETRY_MS + world.latency(`step ${step.id} again ${attempt}`);
      world.time.after(delay, () => ask(step, attempt + 1, done));
    };
    if (fault === "twice") await send(step, call, `${attempt}'`, (outcome) => void heard(step, false, outcome));
    await send(step, call, `${attempt}`, settle);
  }

  function send(step: Asking, call: Call, attempt: string, done: (outcome: Outcome<Answered>) => void): Promise<void> {
    const { functions } = system;
    return functions[answererOf(call)](`step ${step.id}.${attempt}`, call, done);
  }

  /** Keeps an answer; a failure on the other side, or a conflict that says to try again, is none. */
  function heard(step: Asking, alone: boolean, outcome: Outcome<Answered>): boolean {
    if (outcome === "crashed" || "error" in outcome) return false;
    const { answer } = outcome;
    if (answer.status >= 500 || codeOf(answer) === "stream.conflict") return false;
    answers.push({ ...answer, step, alone });
    if (answer.etag && "place" in step && REPRESENTS_RESTAURANT.has(step.kind))
      etags.set(String(step.place), answer.etag);
    return true;
  }
}

const REPRESENTS_RESTAURANT = new Set<Step["kind"]>([
  "merge",
  "unmerge",
  "close-moved",
  "create",
  "update",
  "close",
  "close-on",
  "pause",
  "open-on",
  "reopen",
  "hide",
  "show",
  "assign",
]);

const codeOf = ({ body }: Answered): unknown => (body as { code?: unknown } | null)?.code;
