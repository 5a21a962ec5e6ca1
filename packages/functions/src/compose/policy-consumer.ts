import { isLogEnvelope, type LogEnvelope } from "@bellyfed/core/envelope";
import { parallel } from "@bellyfed/core/parallel";
import type { Policy, PolicyPorts } from "@bellyfed/core/policy";
import type { EventLog, ReadTableWriter } from "@bellyfed/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import type { Generations } from "../read-models/generation-tables.ts";
import { liveReader } from "../read-models/generations.ts";
import { isRefusal } from "../refusal.ts";
import { deliveriesOf, type Failure, failing, failureOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** `More`: what this policy reaches besides what all do. */
export type PolicyConsumerPorts<More = unknown> = Omit<PolicyPorts, "log" | "table"> & More & Following;

interface Following {
  /** Opened. */
  readonly events: EventLog;
  readonly generations: Generations<ReadTableWriter>;
}

type Reacting<More> = PolicyPorts &
  More & {
    readonly events: EventLog;
    /** Where heads are. */
    readonly kept: ReadTableWriter;
  };

/** Lets a policy react to the events of its queue. Reports the messages of streams where it could not, so that only these come again. */
export function policyConsumer<More = unknown>(
  policy: Policy<PolicyPorts & More>,
  ports: PolicyConsumerPorts<More>,
  { log, count, flush }: Telemetry,
): Handler<SQSEvent, SQSBatchResponse> {
  const { generations } = ports;
  const reacting: Reacting<More> = { ...ports, log, table: liveReader(generations), kept: generations.tables[1] };
  return async (event) => {
    const { deliveries, poison } = deliveriesOf(event, log);
    const failures: Failure[] = [...poison];
    const own = deliveries.flatMap(({ messageId, envelope }) =>
      policy.on.has(envelope.event_type) && isLogEnvelope(envelope) ? [{ messageId, envelope }] : [],
    );
    const streams = [...Map.groupBy(own, ({ envelope }) => envelope.stream_id)];
    // All at once: a policy may wait, and one after the other a batch would take longer than a function may.
    await parallel(streams, streams.length, async ([stream, messages]) => {
      const newest = Math.max(...messages.map(({ envelope }) => envelope.stream_version));
      try {
        const reacted = await follow(policy, stream, newest, reacting);
        const again = reacted === 0 && messages.some(({ envelope }) => envelope.status === "REDRIVEN");
        if (again) await reactAgain(policy, stream, newest, reacting);
        count("EventsReactedTo", reacted);
      } catch (error) {
        log.warn("A policy could not react; its events come again", { policy: policy.name, stream, error });
        failures.push(...messages.map(({ messageId }) => failureOf(messageId, error)));
      }
    });
    flush();
    return failing(failures);
  };
}

/**
 * Reacts to what the log holds of a stream after the head, one after the other, so that an event that was lost on the way is made up for
 * by the next one. The head is advanced afterwards: an event to which one has reacted may come again, but none is passed over. Answers to
 * how many events it reacted.
 */
async function follow<More>(
  policy: Policy<PolicyPorts & More>,
  stream: string,
  newest: number,
  ports: Reacting<More>,
): Promise<number> {
  const { head, name, on } = policy;
  let from = head.versionOf(await ports.kept.get({ Key: head.key(name, stream), ConsistentRead: true }));
  let reacted = 0;
  while (from < newest) {
    const envelopes = await ports.events.since(stream, from);
    const own = envelopes.filter(({ event_type }) => on.has(event_type));
    for (const envelope of own) await react(policy, envelope, ports);
    const to = envelopes.at(-1)?.stream_version;
    if (to === undefined) throw new Error(`${stream} does not hold the event that was announced`);
    if ((await ports.kept.transact([head.advance(name, stream, from, to)])) !== "written") {
      throw new Error(`${stream} is being followed by another delivery`);
    }
    from = to;
    reacted += own.length;
  }
  return reacted;
}

/** A read model has missed an event that reconcile sends again: what a policy found there before may not have been all. */
async function reactAgain<More>(
  policy: Policy<PolicyPorts & More>,
  stream: string,
  version: number,
  ports: Reacting<More>,
): Promise<void> {
  const [envelope] = await ports.events.since(stream, version - 1);
  if (envelope && policy.on.has(envelope.event_type)) await react(policy, envelope, ports);
}

/** Commands what follows from the event. One that is refused for good is done. */
async function react<Ports extends PolicyPorts>(
  policy: Policy<Ports>,
  envelope: LogEnvelope,
  ports: Ports,
): Promise<void> {
  const { event_id, event_type, version } = envelope;
  const payload = policy.on.get(event_type)?.upcast(envelope.payload, Number(version));
  try {
    await policy.react({ ...envelope, payload }, ports);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    ports.log.info("What a policy commands was refused", { policy: policy.name, event_id, event_type, error });
  }
}
