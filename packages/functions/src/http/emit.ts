import type { Envelope } from "@bellyfed/core/envelope";
import type { EventPublisher, Runtime } from "@bellyfed/core/ports";
import type { Emit } from "@bellyfed/core/read";
import { within } from "@bellyfed/core/within";
import type { Telemetry } from "../telemetry/telemetry.ts";

const PATIENCE_MS = 150;

/** Publishes what was looked at, `sample` (0 to 1) of it, without ever failing or holding up a read by more than 150 ms. */
export function emitter(
  publisher: EventPublisher,
  { log, count }: Pick<Telemetry, "log" | "count">,
  runtime: Pick<Runtime, "now" | "id" | "random">,
  sample: number,
): Emit {
  const send = gathering(publisher);
  const publish = async (envelope: Envelope) => {
    try {
      if ((await send(envelope)).includes(envelope)) count("ReadEventsLost");
    } catch (error) {
      count("ReadEventsLost");
      log.warn("A read event could not be published", { error, event_type: envelope.event_type });
    }
  };
  return ({ type, version }, payload, traceId) => {
    if (sample < 1 && runtime.random() >= sample) return Promise.resolve();
    const envelope: Envelope = {
      event_id: runtime.id(),
      timestamp: new Date(runtime.now()).toISOString(),
      event_type: type,
      source: "api-gateway",
      version: String(version),
      trace_id: traceId,
      status: "NEW",
      payload,
    };
    return within(publish(envelope), PATIENCE_MS, () => {});
  };
}

/**
 * While one request is under way, what is told meanwhile goes with the next: where reads run side by side, one request carries many.
 * Answers what was refused of the request that carried the envelope.
 */
function gathering(publisher: EventPublisher): (envelope: Envelope) => Promise<readonly Envelope[]> {
  let waiting: Envelope[] = [];
  let carrier: Promise<readonly Envelope[]> | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  const leave = () => {
    const batch = waiting;
    waiting = [];
    carrier = undefined;
    const sent = publisher.publish(batch);
    underWay = sent.catch(() => {});
    return sent;
  };
  return (envelope) => {
    waiting.push(envelope);
    carrier ??= underWay.then(leave);
    return carrier;
  };
}
