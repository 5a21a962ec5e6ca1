import type { LogEnvelope } from "@bellyfed/core/envelope";
import type { EventDefinition } from "@bellyfed/core/event";

/** Event types by their names. */
export type Definitions = ReadonlyMap<string, EventDefinition>;

/** In today's shape, so that a reader need not know those of before; as it is where this release does not know the type. */
export function inTodaysShape(definitions: Definitions, envelope: LogEnvelope): LogEnvelope {
  const definition = definitions.get(envelope.event_type);
  const version = Number(envelope.version);
  if (!definition || version >= definition.version) return envelope;
  return { ...envelope, version: String(definition.version), payload: definition.upcast(envelope.payload, version) };
}
