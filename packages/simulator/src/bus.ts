import type { Envelope } from "@bellyfed/core/envelope";
import type { EventPublisher } from "@bellyfed/core/ports";
import { features } from "@bellyfed/features/features";
import type { Queue } from "./queue.ts";
import type { World } from "./world.ts";

const LATE_MS = 60_000;
const rules = features.flatMap(({ readModels }) => readModels);

/** The bus with the features' rules: each read model's queue gets what it follows, at least once and in no order. */
export function bus(world: World, queues: ReadonlyMap<string, Queue>): EventPublisher {
  let published = 0;
  return {
    async publish(envelopes) {
      for (const envelope of envelopes) route(envelope, published++);
      return [];
    },
  };

  function route(envelope: Envelope, nth: number): void {
    const { source, event_type } = envelope;
    for (const { name, match } of rules) {
      if (!match.some((rule) => rule.source === source && rule.eventTypes.includes(event_type))) continue;
      const body = JSON.stringify({ source, "detail-type": event_type, detail: envelope });
      for (const [copy, delay] of copiesOf(envelope, name).entries()) {
        world.time.after(delay + world.latency(`${name} ${nth} ${copy}`), () => queues.get(name)?.put(body));
      }
    }
  }

  /** The extra delay of each copy that arrives. Only events of the log may be lost: they alone can be sent again from somewhere. */
  function copiesOf({ stream_id }: Envelope, model: string): readonly number[] {
    switch (world.faults.at(`bus>${model}`)) {
      case "dropped":
        return stream_id === undefined ? [0] : [];
      case "twice":
        return [0, 0];
      case "late":
        return [LATE_MS];
      default:
        return [0];
    }
  }
}
