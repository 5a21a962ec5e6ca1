import { styleText } from "node:util";
import type { Message } from "@aws-sdk/client-sqs";

const BODY_LENGTH = 400;

/** A dead letter for a person: its id, why it failed, what it is. */
export function described(message: Message): string {
  const { MessageId = "", Body = "" } = message;
  const lines = [
    styleText("bold", MessageId),
    `  failed    ${reasonOf(message)}`,
    ...fact("function", attribute(message, "ERROR_FUNCTION")),
    ...fact("code", attribute(message, "ERROR_CODE")),
    ...fact("sent", sentAt(message)),
    ...fact("event", eventOf(Body)),
    `  body      ${Body.length > BODY_LENGTH ? `${Body.slice(0, BODY_LENGTH)}…` : Body}`,
  ];
  return lines.join("\n");
}

const fact = (name: string, value: string | undefined): string[] => (value ? [`  ${name.padEnd(9)} ${value}`] : []);
const attribute = ({ MessageAttributes = {} }: Message, name: string) => MessageAttributes[name]?.StringValue;

/** Lambda itself keeps no reason: then the function's log knows it by the message's id. */
const reasonOf = (message: Message): string =>
  attribute(message, "ERROR_MESSAGE") ?? "the reason is in the function's log, by this id";

function sentAt({ Attributes = {} }: Message): string | undefined {
  const sent = Number(Attributes.SentTimestamp);
  return sent > 0 ? new Date(sent).toISOString() : undefined;
}

/** `REVIEW_CREATED 3 of REVIEW#...`, for a bus event. */
function eventOf(body: string): string | undefined {
  try {
    const { event_type, stream_id, stream_version } = JSON.parse(body).detail;
    return stream_id ? `${event_type}, ${stream_version} of ${stream_id}` : event_type;
  } catch {
    return undefined;
  }
}
