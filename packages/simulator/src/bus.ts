import type { Envelope } from "@bellyfed/core/envelope";
import type { EventPublisher } from "@bellyfed/core/ports";
import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import type { Queue } from "./queue.ts";
import { watch } from "./sealed.ts";
import type { World } from "./world.ts";

const LATE_MS = 60_000;
const { rules } = wiring(features);

/** The bus with the features' rules: each queue gets what its rules let through, at least once and in no order. */
export function bus(world: World, queues: ReadonlyMap<string, Queue>): EventPublisher {
  let published = 0;
  return {
    async publish(envelopes) {
      watch(world, "an event of the bus", envelopes);
      for (const envelope of envelopes) route(envelope, published++);
      return [];
    },
  };

  function route(envelope: Envelope, nth: number): void {
    const { source, event_type } = envelope;
    for (const { pattern, queue } of rules) {
      const { "detail-type": types = [event_type] } = pattern;
      if (!pattern.source.includes(source) || !types.includes(event_type)) continue;
      const body = JSON.stringify({ source, "detail-type": event_type, detail: envelope });
      for (const [copy, delay] of copiesOf(envelope, queue).entries()) {
        world.time.after(delay + world.latency(`${queue} ${nth} ${copy}`), () => queues.get(queue)?.put(body));
      }
    }
  }

  /** The extra delay of each copy that arrives. Only events of the log may be lost: they alone can be sent again from somewhere. */
  function copiesOf({ stream_id }: Envelope, queue: string): readonly number[] {
    switch (world.faults.at(`bus>${queue}`)) {
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
