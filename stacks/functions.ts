import type { HttpFunction } from "@bellyfed/core/endpoint";
import { features } from "@bellyfed/features/features";
import { CONSUMER_TIMEOUT, type Subscription } from "./bus.ts";
import { type Grant, grants, receive, type Surroundings } from "./grants.ts";
import { lambda } from "./lambda.ts";
import type { NamedQueue } from "./queues.ts";
import { schedules } from "./schedules.ts";
import type { Stage } from "./stage.ts";

/** Under API Gateway's 29 seconds; a read or a command that takes longer than this is lost anyway. */
const HTTP_TIMEOUT = 15;
/** A relay that hangs holds its shard back; 100 commits are a few PutEvents calls. */
const RELAY_TIMEOUT = 60;
/** What looks at everything may take as long as Lambda lets it. */
const SCHEDULED_TIMEOUT = 900;

const ANSWERING: readonly string[] = ["query", "command"] satisfies HttpFunction[];

/** Makes the functions that the features name: each name once, and one `consumer` for every read model. */
export function functions(stage: Stage, around: Surroundings) {
  const all = grants(around);
  const make = (name: string, file: string, timeoutSeconds: number, more: Grant = NOTHING) => {
    const grant = all[file];
    if (!grant) throw new Error(`No function is called "${file}"; add it to stacks/grants.ts`);
    return lambda(stage, name, {
      file,
      timeoutSeconds,
      memory: ANSWERING.includes(file) ? stage.memory.answering : stage.memory.working,
      environment: { ...grant.environment, ...more.environment },
      permissions: [...grant.permissions, ...more.permissions],
    });
  };
  const served = new Map<string, sst.aws.Function>();
  for (const { name, timeout, queues } of named(around.queues)) {
    served.set(name, make(name, name, timeout, { environment: {}, permissions: queues.map(receive) }));
  }
  return {
    served,
    relay: make("relay", "relay", RELAY_TIMEOUT),
    rebuild: make("rebuild", "rebuild", SCHEDULED_TIMEOUT),
    consumer: ({ name, queue, model }: Subscription) =>
      make(`consumer-${name}`, model.function, CONSUMER_TIMEOUT, {
        environment: { READ_MODEL: name },
        permissions: [receive(queue)],
      }),
  };
}

const NOTHING: Grant = { environment: {}, permissions: [] };

interface Named {
  readonly name: string;
  readonly timeout: number;
  readonly queues: readonly sst.aws.Queue[];
}

/** The functions behind routes, work queues and schedules; one that has several uses has the longest of their times. */
function named(queues: readonly NamedQueue[]): Named[] {
  const routes = features.flatMap((feature) => feature.routes);
  const uses: { name: string; timeout: number; queue?: sst.aws.Queue }[] = [
    ...routes.map((route) => ({ name: route.function, timeout: HTTP_TIMEOUT })),
    ...queues.map(({ manifest, queue }) => ({ name: manifest.function, timeout: manifest.timeout, queue })),
    ...schedules.map((schedule) => ({ name: schedule.function, timeout: SCHEDULED_TIMEOUT })),
  ];
  return [...Map.groupBy(uses, ({ name }) => name)].map(([name, own]) => ({
    name,
    timeout: Math.max(...own.map(({ timeout }) => timeout)),
    queues: own.flatMap(({ queue }) => queue ?? []),
  }));
}
