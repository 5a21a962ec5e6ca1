import { commitOfImage } from "@bellyfed/adapters/dynamo/commit-item";
import { isCommitRecord } from "@bellyfed/core/commit-filter";
import { envelopesOf } from "@bellyfed/core/envelope";
import type { EventPublisher } from "@bellyfed/core/ports";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface RelayPorts {
  readonly publisher: EventPublisher;
}

/**
 * Reports the first record that is not wholly on the bus as the batch item failure, so that Lambda resumes there. Records after it that
 * were sent are sent again: consumers know duplicates, but nobody would know a loss.
 */
export const relay =
  ({ publisher }: RelayPorts, { log, count, flush }: Telemetry): Handler<DynamoDBStreamEvent, DynamoDBBatchResponse> =>
  async ({ Records }) => {
    const sent = Records.flatMap((record) => {
      const commit = isCommitRecord(record) && commitOfImage(record.dynamodb?.NewImage);
      return commit ? envelopesOf(commit).map((envelope) => ({ envelope, record })) : [];
    });
    const refused = new Set(await publisher.publish(sent.map(({ envelope }) => envelope)));
    const first = sent.find(({ envelope }) => refused.has(envelope))?.record;
    count("EventsRelayed", sent.length - refused.size);
    if (first) {
      count("EventsRefused", refused.size);
      log.warn("The bus refused events; they will be sent again", { refused: refused.size });
    }
    flush();
    return { batchItemFailures: first ? [{ itemIdentifier: sequenceOf(first) }] : [] };
  };

const sequenceOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? "";
