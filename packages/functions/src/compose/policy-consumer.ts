import { type Envelope, isLogEnvelope } from "@bellyfed/core/envelope";
import { AppError } from "@bellyfed/core/error";
import type { Policy, PolicyPorts } from "@bellyfed/core/policy";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import { deliveriesOf, type Failure, failing, failureOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Lets a policy react to the events of its queue. Reports those to which it could not, so that only these come again. */
export function policyConsumer(
  policy: Policy,
  ports: Omit<PolicyPorts, "log">,
  { log, count, flush }: Telemetry,
): Handler<SQSEvent, SQSBatchResponse> {
  const reacting = { ...ports, log };
  return async (event) => {
    const { deliveries, poison } = deliveriesOf(event, log);
    const failures: Failure[] = [...poison];
    // One after the other: two events of one batch are often about the same streams.
    for (const { messageId, envelope } of deliveries) {
      try {
        await react(policy, envelope, reacting);
        count("EventsReactedTo");
      } catch (error) {
        log.warn("A policy could not react; the event comes again", {
          policy: policy.name,
          message_id: messageId,
          error,
        });
        failures.push(failureOf(messageId, error));
      }
    }
    flush();
    return failing(failures);
  };
}

/** Commands what follows from the event. One that is refused for good is done; of a type that the policy does not know, too. */
async function react(policy: Policy, envelope: Envelope, ports: PolicyPorts): Promise<void> {
  const definition = policy.on.get(envelope.event_type);
  if (!definition || !isLogEnvelope(envelope)) return;
  try {
    await policy.react({ ...envelope, payload: definition.upcast(envelope.payload, Number(envelope.version)) }, ports);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { event_id, event_type } = envelope;
    ports.log.info("What a policy commands was refused", { policy: policy.name, event_id, event_type, error });
  }
}

const REFUSALS = ["conflict", "missing", "forbidden"];

/** A rule that refuses now refuses later; others who write at the same time do not. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError && REFUSALS.includes(error.kind) && error.code !== "stream.conflict";
