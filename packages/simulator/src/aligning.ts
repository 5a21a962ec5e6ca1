import { executeAll } from "@bellyfed/core/execute-all";
import { commandIdOf } from "@bellyfed/core/id";
import type { Commit } from "@bellyfed/core/ports";
import { ownMeta } from "@bellyfed/core/stream";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import { people, type Step } from "./history.ts";
import type { Ports } from "./ports.ts";
import { restaurantIn } from "./request.ts";
import { sentenceOf } from "./sentence.ts";

export type Align = Extract<Step, { kind: "align" }>;

const commandOf = ({ id }: Align): string => commandIdOf(people.root.sub, "POST", "/align", `key-${id}`);
const streamsOf = ({ places }: Align): string[] => places.map((place) => restaurantStream(restaurantIn(place)));

/** A command that changes two streams or none, as one that merges places would. */
export const aligning =
  ({ store, runtime }: Pick<Ports, "store" | "runtime">) =>
  async (step: Align): Promise<void> => {
    const meta = ownMeta({ commandId: commandOf(step), actor: people.root.sub, traceId: `align ${step.id}` }, runtime);
    const command = {
      type: "update",
      changes: { description: `As step ${step.id} says` },
      actor: people.root,
    } as const;
    const parts = streamsOf(step).map((stream) => ({ type: restaurantType, stream, command }));
    await executeAll({ store, runtime }, parts, meta);
  };

/** What is half there, or answered and not there. */
export function alignFaults(steps: readonly Step[], done: ReadonlySet<number>, commits: readonly Commit[]): string[] {
  return steps
    .filter((step) => step.kind === "align")
    .flatMap((step) => {
      const written = commits.filter(({ commandId }) => commandId === commandOf(step)).map(({ stream }) => stream);
      const missing = streamsOf(step).filter((stream) => !written.includes(stream));
      if (missing.length === 0 || (written.length === 0 && !done.has(step.id))) return [];
      return [
        `${sentenceOf(step)}: is not in ${missing.join(" and ")}, and ${written.join(" and ") || "was answered"}`,
      ];
    });
}
