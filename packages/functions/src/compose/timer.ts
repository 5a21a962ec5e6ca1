import type { WritePorts } from "@bellyfed/core/execute";
import { parallel } from "@bellyfed/core/parallel";
import { parse } from "@bellyfed/core/parse";
import { type Timer, TimerSchema } from "@bellyfed/core/scheduler";
import type { Timed } from "@bellyfed/core/timed";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import { isRefusal } from "../refusal.ts";
import { type Failure, failing, failureOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Has what is due carried out, each by the feature that its kind names. What could not be comes again; what is refused for good is done. */
export function timer(
  timers: readonly Timed[],
  ports: WritePorts,
  { log, count, flush }: Telemetry,
): Handler<SQSEvent, SQSBatchResponse> {
  const known = new Map(timers.map((each) => [each.name, each]));
  const carryOut = async (record: SQSRecord): Promise<void> => {
    const due = timerIn(record);
    const timed = known.get(due.kind);
    if (!timed) throw new Error(`Nobody says what the timer ${due.kind} stands for`);
    // A clock may be ahead of this one by a second, and never should anything happen early.
    if (Date.parse(due.at) > ports.runtime.now()) throw new Error(`${due.name} is due at ${due.at}, and comes again`);
    try {
      await timed.carryOut(due, ports);
      count("TimersCarriedOut", 1);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      log.info("What a timer commands was refused", { timer: due.name, kind: due.kind, error });
    }
  };
  return async ({ Records }) => {
    const failures: Failure[] = [];
    await parallel(Records, Records.length, async (record) => {
      try {
        await carryOut(record);
      } catch (error) {
        log.warn("A timer could not be carried out; it comes again", { message_id: record.messageId, error });
        failures.push(failureOf(record.messageId, error));
      }
    });
    flush();
    return failing(failures);
  };
}

const timerIn = ({ body }: SQSRecord): Timer => parse(TimerSchema, JSON.parse(body));
