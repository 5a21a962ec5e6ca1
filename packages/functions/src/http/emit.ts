import type { Envelope } from "@bellyfed/core/envelope";
import type { EventPublisher, Runtime } from "@bellyfed/core/ports";
import type { Emit, Look } from "@bellyfed/core/read";
import { hourlyName, networkOf } from "@bellyfed/core/visitor";
import { within } from "@bellyfed/core/within";
import type { Telemetry } from "../telemetry/telemetry.ts";

const PATIENCE_MS = 150;

export interface EmitSettings {
  /** The share of looks that is told, 0 to 1. */
  readonly sample: number;
  /** By which visitors get their names for counting. */
  readonly secret: string;
}

/** Publishes what was looked at, without ever failing or holding up a read by more than 150 ms. */
export function emitter(
  publisher: EventPublisher,
  { log, count }: Pick<Telemetry, "log" | "count">,
  runtime: Pick<Runtime, "now" | "id" | "random">,
  { sample, secret }: EmitSettings,
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
  return ({ type, version }, payload, look) => {
    if (isForAll(look) || (sample < 1 && runtime.random() >= sample)) return Promise.resolve();
    const timestamp = new Date(runtime.now()).toISOString();
    const who = whoLooked(look);
    const visitor = who && hourlyName(who, secret, timestamp.slice(0, 13));
    const envelope: Envelope = {
      event_id: runtime.id(),
      timestamp,
      event_type: type,
      source: "api-gateway",
      version: String(version),
      trace_id: look.traceId,
      status: "NEW",
      payload: { ...payload, visitor },
    };
    return within(publish(envelope), PATIENCE_MS, () => {});
  };
}

/** Whether the site makes a page for all: nobody looks yet. */
const isForAll = ({ caller, visitor }: Look): boolean => !caller && visitor.kind === "site";

/** Whom a look counts for: a person who is signed in, else an address; null where nobody is known. */
function whoLooked({ caller, visitor }: Look): string | null {
  if (caller) return `subject ${caller.sub}`;
  return visitor.kind === "address" ? `address ${networkOf(visitor.address)}` : null;
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
