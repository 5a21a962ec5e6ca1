import type { Message, MessageAttributeValue } from "@aws-sdk/client-sqs";
import { statuses } from "@bellyfed/core/envelope";

/** Attributes that tell of the failure: ours and Lambda's host's, and those that EventBridge adds. */
const OF_FAILURE =
  /^(ERROR_|RULE_ARN$|TARGET_ARN$|EXHAUSTED_RETRY_CONDITION$|RETRY_ATTEMPTS$|EventBridge|DeadLetterQueueSourceArn$)/;

/** A dead letter as it goes out again: a bus event's envelope says REDRIVEN, and what told of the failure is gone. */
export function redriveOf({ Body = "", MessageAttributes = {} }: Message): {
  readonly body: string;
  readonly attributes: Record<string, MessageAttributeValue>;
} {
  const attributes = Object.fromEntries(Object.entries(MessageAttributes).filter(([name]) => !OF_FAILURE.test(name)));
  return { body: withStatus(Body), attributes };
}

/** Anything but a bus event of ours goes out as it came. */
function withStatus(body: string): string {
  const event = parsed(body);
  const detail = isRecord(event) ? event.detail : undefined;
  if (!isRecord(event) || !isRecord(detail) || !(statuses as readonly unknown[]).includes(detail.status)) return body;
  return JSON.stringify({ ...event, detail: { ...detail, status: "REDRIVEN" } });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
