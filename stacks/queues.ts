import type { QueueManifest } from "@bellyfed/core/manifest";
import { features } from "@bellyfed/features/features";
import { type WorkQueue, workQueue } from "./queue.ts";

export interface NamedQueue extends WorkQueue {
  readonly manifest: QueueManifest;
  /** The environment variable that holds its URL. */
  readonly environment: string;
}

/** The work queues that are sent to directly, not through the bus. */
export const queues = (): NamedQueue[] =>
  features
    .flatMap((feature) => feature.queues)
    .map((manifest) => ({
      ...workQueue(manifest.name, manifest.timeout),
      manifest,
      environment: manifest.environment,
    }));
