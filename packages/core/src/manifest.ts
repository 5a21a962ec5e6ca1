/**
 * What a feature asks of the infrastructure, as plain data. Both `stacks/` (the cloud) and `packages/local` (the laptop) are built from
 * these lists, so the two cannot drift apart.
 */
export interface FeatureManifest {
  readonly name: string;
  readonly routes: readonly RouteManifest[];
  readonly readModels: readonly ReadModelManifest[];
  readonly queues: readonly QueueManifest[];
  readonly schedules: readonly ScheduleManifest[];
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The Lambda functions that answer HTTP. `import` is apart because only it carries the S3 client. */
export type HttpFunction = "query" | "command" | "import";

/** One route of the API; `path` in API Gateway's form: `/restaurants/{id}`. */
export interface RouteManifest {
  readonly method: Method;
  readonly path: string;
  readonly function: HttpFunction;
  /** False only for the routes that anyone may call without an API key. */
  readonly apiKey: boolean;
}

/** A bus rule -> queue (+ dead-letter queue) -> consumer. The rule matches any of `eventTypes` from `source`. */
export interface ReadModelManifest {
  readonly name: string;
  /** The Lambda that consumes the queue; `consumer` runs the projection named like the read model. */
  readonly function: "consumer" | "insights-consumer" | "import-consumer";
  readonly match: readonly { readonly source: string; readonly eventTypes: readonly string[] }[];
  /** Messages per batch, 1 to 10 for SQS without a window, more with one. */
  readonly batchSize: number;
  /** Seconds that Lambda may wait to fill a batch. */
  readonly batchWindow?: number;
  /** Most concurrent invocations (2 or more, as SQS event sources have it); left out: unlimited. */
  readonly maxConcurrency?: number;
}

/** A work queue (+ dead-letter queue) that is sent to directly, not through the bus. Its URL reaches functions as an environment variable. */
export interface QueueManifest {
  readonly name: string;
  readonly function: string;
  readonly environment: string;
  readonly batchSize: number;
  readonly maxConcurrency?: number;
  /** Seconds that one batch may take; the queue's visibility timeout follows from it. */
  readonly timeout: number;
}

/** A function that is run at a fixed rate. */
export interface ScheduleManifest {
  readonly name: string;
  readonly function: string;
  readonly everyMinutes: number;
}
