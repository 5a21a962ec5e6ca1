import type { Message, MessageAttributeValue } from "@aws-sdk/client-sqs";
import type { SQSEvent, SQSMessageAttributes, SQSRecord, SQSRecordAttributes } from "aws-lambda";
import { LOCAL_REGION } from "../loopback.ts";

/** The event of an SQS event source mapping. */
export const sqsEvent = (messages: readonly Message[], queueArn: string): SQSEvent => ({
  Records: messages.map((message) => sqsRecord(message, queueArn)),
});

function sqsRecord(message: Message, queueArn: string): SQSRecord {
  const { MessageId = "", ReceiptHandle = "", Body = "", MD5OfBody = "", MD5OfMessageAttributes } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: systemAttributes(message),
    messageAttributes: messageAttributes(message.MessageAttributes),
    md5OfBody: MD5OfBody,
    ...(MD5OfMessageAttributes && { md5OfMessageAttributes: MD5OfMessageAttributes }),
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: regionOf(queueArn),
  };
}

const systemAttributes = ({ Attributes = {} }: Message): SQSRecordAttributes => ({
  ...(Attributes as Partial<SQSRecordAttributes>),
  ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? "1",
  SentTimestamp: Attributes.SentTimestamp ?? "0",
  SenderId: Attributes.SenderId ?? "",
  ApproximateFirstReceiveTimestamp: Attributes.ApproximateFirstReceiveTimestamp ?? "0",
});

function messageAttributes(given: Record<string, MessageAttributeValue> = {}): SQSMessageAttributes {
  const attributes: SQSMessageAttributes = {};
  for (const [name, { DataType = "String", StringValue, BinaryValue }] of Object.entries(given)) {
    attributes[name] = {
      ...(StringValue !== undefined && { stringValue: StringValue }),
      ...(BinaryValue !== undefined && { binaryValue: Buffer.from(BinaryValue).toString("base64") }),
      stringListValues: [],
      binaryListValues: [],
      dataType: DataType,
    };
  }
  return attributes;
}

const regionOf = (arn: string): string => arn.split(":")[3] || LOCAL_REGION;

/** How often this message has been received, this time included. */
export const receiveCount = ({ Attributes }: Message): number => Number(Attributes?.ApproximateReceiveCount ?? 1);
