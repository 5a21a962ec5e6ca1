import type { FeatureManifest, RouteManifest } from "@bellyfed/core/manifest";

/** A queue with the function that consumes it. */
export interface Source {
  readonly queue: string;
  readonly function: string;
  /** What the function's environment holds besides what all share. */
  readonly environment: Readonly<Record<string, string>>;
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  readonly maxConcurrency: number;
  readonly timeoutSeconds: number;
}

export interface Rule {
  readonly name: string;
  readonly pattern: unknown;
  readonly queue: string;
}

/** All that the manifests ask for, as the local cloud connects it. `stacks/` makes the same of the same lists. */
export interface Wiring {
  readonly routes: readonly RouteManifest[];
  readonly rules: readonly Rule[];
  readonly sources: readonly Source[];
  /** Names of environment variables that hold the URL of a work queue, by queue. */
  readonly queueVariables: ReadonlyMap<string, string>;
  readonly schedules: readonly { readonly name: string; readonly function: string; readonly everyMinutes: number }[];
}

const CONSUMER_TIMEOUT_SECONDS = 60;
const DEFAULT_CONCURRENCY = 4;
/** How often a message is tried before it goes to the dead-letter queue. */
export const MAX_RECEIVES = 5;

/** Messages that were received are hidden for six times as long as their function may take, as AWS advises. */
export const visibilitySeconds = ({ timeoutSeconds }: Pick<Source, "timeoutSeconds">): number => 6 * timeoutSeconds;

/** Works out rules, queues, sources and schedules from the features' manifests. */
export function wiring(manifests: readonly FeatureManifest[]): Wiring {
  const models = manifests.flatMap(({ readModels }) => readModels);
  const queues = manifests.flatMap((manifest) => manifest.queues);
  return {
    routes: manifests.flatMap(({ routes }) => routes),
    rules: models.flatMap(({ name, match }) =>
      match.map(({ source, eventTypes }) => ({
        name: match.length === 1 ? name : `${name}-${source}`,
        pattern: { source: [source], "detail-type": [...eventTypes] },
        queue: name,
      })),
    ),
    sources: [
      ...models.map((model) => ({
        queue: model.name,
        function: model.function,
        environment: { READ_MODEL: model.name },
        batchSize: model.batchSize,
        batchWindowSeconds: model.batchWindow ?? 0,
        maxConcurrency: model.maxConcurrency ?? DEFAULT_CONCURRENCY,
        timeoutSeconds: CONSUMER_TIMEOUT_SECONDS,
      })),
      ...queues.map((queue) => ({
        queue: queue.name,
        function: queue.function,
        environment: {},
        batchSize: queue.batchSize,
        batchWindowSeconds: 0,
        maxConcurrency: queue.maxConcurrency ?? DEFAULT_CONCURRENCY,
        timeoutSeconds: queue.timeout,
      })),
    ],
    queueVariables: new Map(queues.map(({ name, environment }) => [name, environment])),
    schedules: manifests.flatMap(({ schedules }) => schedules),
  };
}
