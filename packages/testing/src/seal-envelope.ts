import type { LogEnvelope } from "@bellyfed/core/envelope";
import { type Keys, sealPayload } from "@bellyfed/core/sealing/payload";
import { storedEvents } from "@bellyfed/functions/sealing";

/** An envelope as the bus carries it: sealed, as its commit is in the log. */
export function sealEnvelope(envelope: LogEnvelope, keys: Keys): LogEnvelope {
  const { stream_id: stream, event_type: type, version, payload } = envelope;
  return { ...envelope, payload: sealPayload(storedEvents, { stream, type, version: Number(version), payload }, keys) };
}
