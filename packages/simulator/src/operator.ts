import { AppError } from "@bellyfed/core/error";
import type { RebuildAnswer, RebuildRequest } from "@bellyfed/functions/compose/rebuild";
import type { Align } from "./aligning.ts";
import type { Answered } from "./answering.ts";
import { generations } from "./generations.ts";
import type { Operation, Step } from "./history.ts";
import type { Outcome } from "./lambda.ts";
import type { System } from "./system.ts";
import type { World } from "./world.ts";

type Operated = Extract<Step, { kind: Operation }>;
type Rebuild = Extract<Step, { kind: "rebuild" }>;

export const isOperation = (step: Step): step is Operated =>
  ["reconcile", "establish", "align", "rebuild"].includes(step.kind);

const RETRY_MS = 1_000;
/** Far more than a rebuild has pieces, and anything meets faults. */
const MOST_CALLS = 200;

/** Whoever runs the system: reconciles, establishes what is new, and builds the read table anew while people read from it. */
export function operator(world: World, system: System) {
  const { functions } = system;
  const readers = watchfulReaders(world, system);

  async function rebuild({ id, back }: Rebuild, done: () => void): Promise<void> {
    await readers.rememberWhatIsThere();
    let calls = 0;
    const ask = (request: RebuildRequest, then: (answer: RebuildAnswer) => void): Promise<void> =>
      functions.rebuild(`rebuild ${id}.${calls++}`, request, (outcome) => {
        if (typeof outcome === "object" && "answer" in outcome) then(outcome.answer);
        else if (calls >= MOST_CALLS) world.broken.push(`Rebuild ${id} never ends`);
        else later(RETRY_MS, () => ask(request, then));
      });
    const later = (delay: number, happen: () => Promise<void>) =>
      world.time.after(delay + world.latency(`rebuild ${id} goes on ${calls}`), happen);
    const goOn = ({ done: ended, wait_seconds, also }: RebuildAnswer): void => {
      world.time.after(world.latency(`rebuild ${id} looks ${calls}`), () => readers.look(`look ${id}.${calls}`));
      if (!ended) later(wait_seconds * 1000, () => ask({ do: "proceed" }, goOn));
      else if (back && also !== null) later(RETRY_MS, () => ask({ do: "roll back" }, done));
      else done();
    };
    await ask({ do: "begin", switch: true }, goOn);
  }

  /** Asks until it is done or refused. */
  function align(step: Align, done: () => void, attempt = 1): Promise<void> {
    return functions.align(`align ${step.id}.${attempt}`, step, (outcome) => {
      if (typeof outcome === "object" && "answer" in outcome) world.aligned.add(step.id);
      else if (!isRefused(outcome)) {
        if (attempt === MOST_CALLS) return void world.broken.push(`Step ${step.id} is never answered`);
        const delay = RETRY_MS + world.latency(`align ${step.id} again ${attempt}`);
        return world.time.after(delay, () => align(step, done, attempt + 1));
      }
      done();
    });
  }

  return (step: Operated, done: () => void): Promise<void> => {
    switch (step.kind) {
      case "rebuild":
        return rebuild(step, done);
      case "align":
        return align(step, done);
      case "establish":
        return functions.establish(`establish ${step.id}`, { ageSeconds: 0 }, done);
      case "reconcile":
        return functions.reconcile(`reconcile ${step.id}`, { graceSeconds: 0 }, done);
    }
  };
}

/** Readers who know what was there when a rebuild began: whatever is switched, they must never see less. */
function watchfulReaders(world: World, system: System) {
  const versions = new Map<string, number>();
  let looks = 0;
  return {
    async rememberWhatIsThere(): Promise<void> {
      const { live } = await generations(system);
      for (const { doc } of live.items.filter(({ SK }) => String(SK).startsWith("META#"))) {
        const { id, version } = JSON.parse(String(doc ?? "{}")) as { id?: string; version?: number };
        if (id) versions.set(id, version ?? 0);
      }
    },
    async look(label: string): Promise<void> {
      const [id, least] = [...versions][looks++ % Math.max(1, versions.size)] ?? [];
      if (id === undefined || least === undefined) return;
      // An admin sees what is hidden, too.
      const headers = { authorization: "Bearer root" };
      const call = { method: "GET", path: `/restaurants/${id}`, headers, body: undefined };
      await system.functions.query(label, call, (outcome) => {
        const seen = versionIn(outcome);
        if (seen !== undefined && seen < least)
          world.broken.push(`During a rebuild ${id} is shown at version ${seen}, and was at ${least} before`);
      });
    },
  };
}

/** A conflict that says to try again is no refusal. */
const isRefused = (outcome: Outcome<void>): boolean =>
  typeof outcome === "object" &&
  "error" in outcome &&
  outcome.error instanceof AppError &&
  outcome.error.code !== "stream.conflict";

/** Undefined: not answered. */
function versionIn(outcome: Outcome<Answered>): number | undefined {
  if (typeof outcome !== "object" || !("answer" in outcome) || outcome.answer.status >= 500) return undefined;
  // Of one that was merged the way to another one is shown, and no version.
  if (outcome.answer.status === 308) return undefined;
  return outcome.answer.status === 200 ? (outcome.answer.body as { version: number }).version : 0;
}
