import type { LogEnvelope } from "./envelope.ts";
import type { Event, EventDefinition, EventDefinitions, EventOf } from "./event.ts";
import { indexEvents } from "./event.ts";
import type { WritePorts } from "./execute.ts";
import { type HeadKeeper, heads } from "./head.ts";
import { reached } from "./http/at-least.ts";
import { commandIdOf } from "./id.ts";
import type { Key, Log, ReadTable } from "./ports.ts";
import { systemPartitions } from "./read-table.ts";
import type { Scheduler } from "./scheduler.ts";
import { type CommandMeta, ownMeta } from "./stream.ts";

/** What a policy may ask and command. The read table is the live generation's, which may be behind: who decides by it must bear that. */
export interface PolicyPorts extends WritePorts {
  readonly table: ReadTable;
  /** For what is to be commanded later. */
  readonly scheduler: Scheduler;
  readonly log: Log;
}

/** An event of the log as it is handed to a policy: its payload in today's shape. */
export type Occurred<E extends Event = Event> =
  E extends Event<infer Type, infer Payload> ? LogEnvelope<Payload> & { readonly event_type: Type } : never;

/** When one of these events happened, this is to be commanded. `Ports`: what it reaches, which may be more than others do. */
export interface Policy<Ports extends PolicyPorts = PolicyPorts> {
  readonly name: string;
  readonly on: ReadonlyMap<string, EventDefinition>;
  /** Up to where of each stream it has reacted. */
  readonly head: HeadKeeper;
  /**
   * Commands what follows, through `execute`. Events of one stream come in order, but one may come twice, and at the same time as a later
   * one: so it decides by what the log says now, not by what the event says of that time. An AppError says that a command is refused for
   * good; any other error, and 409 `stream.conflict`, lets the event come again.
   */
  readonly react: (event: LogEnvelope, ports: Ports) => Promise<void>;
}

/**
 * Declares a policy. `react` knows the types of its events: whoever calls it hands over only envelopes of types that `on` defines, with
 * payloads in today's shape, which is the one thing that the compiler cannot see.
 */
export const policy = <
  const Definitions extends EventDefinitions & Record<string, (payload: never) => Event>,
  Ports extends PolicyPorts = PolicyPorts,
>({
  name,
  on,
  react,
}: {
  readonly name: string;
  readonly on: Definitions;
  readonly react: (event: Occurred<EventOf<Definitions>>, ports: Ports) => Promise<void>;
}): Policy<Ports> => ({
  name,
  on: indexEvents(on),
  head: heads((stream) => `${systemPartitions.policies}${stream}`),
  react: (event, ports) => react(event as Occurred<EventOf<Definitions>>, ports),
});

/**
 * What is not there for so long was lost on its way. Shorter, and it may only be late: what happens meanwhile would not find it. The queues hand
 * over a message for the last time after 15 minutes, so none of this ends among dead letters.
 */
const PATIENCE_MS = 600_000;

/**
 * Waits until a read model has followed an event, by its head, two seconds at most; then throws, so that the event comes again. What was lost
 * on its way to the read model is waited for ten minutes in all: reconcile sends it again, and policies react to that once more.
 */
export async function onceThere(
  { stream_id, stream_version: version, timestamp }: LogEnvelope,
  head: Key,
  { table, runtime, log }: Pick<PolicyPorts, "table" | "runtime" | "log">,
): Promise<void> {
  if (await reached({ table, runtime }, { head, version })) return;
  if (runtime.now() - Date.parse(timestamp) < PATIENCE_MS) throw new Error(`${stream_id} is not shown yet`);
  log.warn("What happened is not shown, and not waited for any more", { stream: stream_id, version });
}

/**
 * Where a policy's command comes from. Its id follows from the event and from what it is about (`target`: a stream, and whatever else tells
 * two commands of one event apart), so that the same command is executed once however often the event comes.
 */
export function metaOf(
  { name }: Pick<Policy, "name">,
  { event_id, trace_id }: Pick<LogEnvelope, "event_id" | "trace_id">,
  target: string,
  { runtime }: Pick<PolicyPorts, "runtime">,
): CommandMeta {
  const actor = `policy:${name}`;
  const commandId = commandIdOf(actor, "POLICY", target, event_id);
  return ownMeta({ commandId, actor, traceId: trace_id }, runtime);
}
