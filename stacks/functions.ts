import type { HttpFunction, StreamingFunction } from "@bellyfed/core/endpoint";
import { grants, receive } from "./grants.ts";
import { lambda } from "./lambda.ts";
import type { Stage } from "./stage.ts";
import type { Surroundings } from "./surroundings.ts";
import { madeOf, wired } from "./wiring.ts";

const ANSWERING: readonly string[] = [
  "query",
  "command",
  "community-command",
  "service",
  "feed",
  "search",
  "mcp",
  "guide",
] satisfies HttpFunction[];

/** The one that asks the search servers, where there are any. */
const ASKING: string = "search" satisfies HttpFunction;

/** What only streams mostly waits, and is paid for while it does. */
function memoryOf(file: string, { memory }: Stage): number {
  if (file === ("stream" satisfies StreamingFunction)) return memory.streaming;
  return ANSWERING.includes(file) ? memory.answering : memory.working;
}

/** Makes the functions of the wiring, each with the grants of its file and its own queues. */
export function functions(stage: Stage, around: Surroundings): ReadonlyMap<string, sst.aws.Function> {
  const all = grants(around);
  return new Map(
    wired.functions.map(({ name, file, timeoutSeconds, environment, queues }) => {
      const grant = all[file];
      if (!grant) throw new Error(`No function is called "${file}"; add it to stacks/grants.ts`);
      const received = queues.map((queue) => receive(madeOf(around.queues, queue)));
      const made = lambda(stage, name, {
        file,
        timeoutSeconds,
        memory: memoryOf(file, stage),
        environment: Object.assign({}, grant.environment, environment, ...received.map((each) => each.environment)),
        ...(file === ASKING && around.servers && { vpc: around.servers.vpc }),
        permissions: [...grant.permissions, ...received.flatMap((each) => each.permissions)],
      });
      return [name, made];
    }),
  );
}
