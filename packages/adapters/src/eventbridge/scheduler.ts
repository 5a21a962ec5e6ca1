import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { AppError } from "@bellyfed/core/error";
import { type Scheduler, type Timer, timerText } from "@bellyfed/core/scheduler";
import { jitteredPause, type Pause } from "../pause.ts";
import { type CallRequest, type Credentials, failureIn, signedCall } from "../signed-call.ts";

export interface SchedulerSettings {
  readonly region: string;
  readonly credentials: Credentials;
  /** Where EventBridge Scheduler is; left out, in AWS. */
  readonly endpoint?: string | undefined;
  /** The group that all timers are in. */
  readonly group: string;
  /** The ARN of the role by which EventBridge sends to the queue. */
  readonly role: string;
  /** Where timers go when they are due, and where EventBridge leaves those that it cannot bring there. */
  readonly queue: { readonly url: string; readonly arn: string; readonly deadLetterArn: string };
  readonly sqs: Pick<SQSClient, "send">;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly pause?: Pause;
}

/** AWS does not say what becomes of a schedule whose minute is over when it is made: what is due so soon waits in the queue itself. */
const SOON_MS = 120_000;
const TIMEOUT_MS = 5_000;
const ATTEMPTS = 4;

/**
 * Timers as one-time schedules of EventBridge Scheduler, which delete themselves. It brings them within the minute that begins with their
 * instant. Two calls of its API are signed here: its SDK would be ten times the size.
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
export function eventBridgeScheduler(settings: SchedulerSettings): Scheduler {
  const { group: GroupName, now = Date.now } = settings;
  const ask = asking(settings);
  return {
    async schedule(timer) {
      const text = timerText(timer);
      const wait = Date.parse(timer.at) - now();
      if (wait <= SOON_MS) return sendSoon(settings, text, Math.max(0, wait));
      const body = JSON.stringify({ GroupName, ...scheduleOf(settings, timer, text) });
      await ask({ method: "POST", path: pathOf(timer.name), body }, "ConflictException");
    },
    cancel: (name) =>
      ask({ method: "DELETE", path: pathOf(name), query: { groupName: GroupName } }, "ResourceNotFoundException"),
  };
}

const pathOf = (name: string): string => `/schedules/${encodeURIComponent(name)}`;

async function sendSoon({ sqs, queue }: SchedulerSettings, MessageBody: string, wait: number): Promise<void> {
  const DelaySeconds = Math.ceil(wait / 1_000);
  await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody, DelaySeconds }));
}

const scheduleOf = ({ queue, role }: SchedulerSettings, { at }: Timer, Input: string) => ({
  ActionAfterCompletion: "DELETE",
  FlexibleTimeWindow: { Mode: "OFF" },
  ScheduleExpression: `at(${at.slice(0, -1)})`,
  ScheduleExpressionTimezone: "UTC",
  Target: { Arn: queue.arn, RoleArn: role, Input, DeadLetterConfig: { Arn: queue.deadLetterArn } },
});

/** Asks until it is answered, four times at most; an answer of the type `done` is as good as success. */
function asking({ region, credentials, endpoint, now, pause = jitteredPause }: SchedulerSettings) {
  const call = signedCall({
    ...{ service: "scheduler", region, credentials, timeoutMs: TIMEOUT_MS, now },
    endpoint: endpoint ?? `https://scheduler.${region}.amazonaws.com`,
  });
  return async (request: Omit<CallRequest, "headers">, done: string): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      const failure = await outcomeOf(call({ ...request, headers: { "content-type": "application/json" } }));
      if (!failure || failure.type === done) return;
      if (!failure.passes) throw new Error(`EventBridge Scheduler answers ${request.method} with ${failure.type}`);
      if (attempt === ATTEMPTS) throw unavailable(failure.type);
      await pause(attempt);
    }
  };
}

/** What failed, by its type alone, and whether that may pass. */
async function outcomeOf(answering: Promise<Response>): Promise<{ type: string; passes: boolean } | undefined> {
  try {
    const response = await answering;
    const text = await response.text();
    if (response.ok) return undefined;
    const type = failureIn(response, text) || String(response.status);
    return { type, passes: response.status >= 500 || response.status === 429 };
  } catch (error) {
    return { type: error instanceof Error ? error.name : "Error", passes: true };
  }
}

const unavailable = (reason: string): AppError =>
  Object.assign(new AppError("unavailable", "store.unavailable", "Timers cannot be used at the moment; try again"), {
    cause: reason,
  });
