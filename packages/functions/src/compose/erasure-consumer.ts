import { erasures } from "@bellyfed/features/erasures";
import { type Erasing, erasure } from "@bellyfed/features/users/policies";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { type PolicyConsumerPorts, policyConsumer } from "./policy-consumer.ts";

export type ErasureConsumerPorts = Omit<PolicyConsumerPorts<Erasing>, "erasures" | "scheduler">;

/** What is to be erased is erased now: its function may set no timers. */
const refuse = async (): Promise<never> => {
  throw new Error("An erasure waits for nothing");
};
const noTimers = { schedule: refuse, cancel: refuse };

/** Does what follows when somebody was erased, with all kinds of streams that hold what people write. */
export const erasureConsumer = (
  ports: ErasureConsumerPorts,
  signals: Telemetry,
  policy: typeof erasure = erasure,
): Handler<SQSEvent, SQSBatchResponse> => policyConsumer(policy, { ...ports, erasures, scheduler: noTimers }, signals);
