import { QueueDoesNotExist, SendMessageBatchCommand, SQSClient, SQSServiceException } from "@aws-sdk/client-sqs";
import { localClient } from "../loopback.ts";
import type { Deliver, DeliveryFailure, OutgoingMessage } from "./target.ts";

/** The code and fate of a call that failed as a whole, in EventBridge's words. */
function failureOf(error: unknown): Omit<DeliveryFailure, "index"> {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof QueueDoesNotExist) return { code: "NO_RESOURCE", message, retryable: false };
  if (error instanceof SQSServiceException && error.$fault === "client") {
    const throttled = error.$retryable?.throttling === true || error.$metadata.httpStatusCode === 429;
    return throttled
      ? { code: "THROTTLING", message, retryable: true }
      : { code: "SDK_CLIENT_ERROR", message, retryable: false };
  }
  if (error instanceof Error && error.name === "TimeoutError") return { code: "TIMEOUT", message, retryable: true };
  return error instanceof SQSServiceException
    ? { code: "ERROR_FROM_TARGET", message, retryable: true }
    : { code: "CONNECTION_FAILURE", message, retryable: true };
}

const entry = ({ body, attributes = {} }: OutgoingMessage, index: number) => ({
  Id: String(index),
  MessageBody: body,
  MessageAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, text]) => [name, { DataType: "String", StringValue: text }]),
  ),
});

/** Delivers to SQS over HTTP. Retries are the bus's business, so the client makes none. */
export function sqsTarget(endpoint: string): { readonly deliver: Deliver; close(): void } {
  const client = new SQSClient({
    ...localClient(endpoint),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  });
  const deliver: Deliver = async (queueUrl, messages) => {
    try {
      const request = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: messages.map(entry) });
      const { Failed = [] } = await client.send(request);
      return Failed.map(({ Id, Code, Message, SenderFault }) => ({
        index: Number(Id),
        code: SenderFault ? "INVALID_PARAMETER" : "ERROR_FROM_TARGET",
        message: `${Code}: ${Message}`,
        retryable: !SenderFault,
      }));
    } catch (error) {
      return messages.map((_, index) => ({ index, ...failureOf(error) }));
    }
  };
  return { deliver, close: () => client.destroy() };
}
