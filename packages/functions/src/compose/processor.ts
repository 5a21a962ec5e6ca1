import type { Envelope } from "@bellyfed/core/envelope";
import { parse } from "@bellyfed/core/parse";
import type { EventPublisher, Runtime } from "@bellyfed/core/ports";
import { restaurantImport } from "@bellyfed/features/imports/events";
import { RowsMessage } from "@bellyfed/features/imports/grouping";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import { type Failure, failing, reasonOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface ProcessorPorts {
  readonly publisher: EventPublisher;
  readonly runtime: Pick<Runtime, "now" | "id">;
}

/** One RESTAURANT_IMPORT per group of rows. A message of which the bus refused an event comes again as a whole: rows know whether they were dealt with. */
export const processor =
  ({ publisher, runtime }: ProcessorPorts, { log, count, flush }: Telemetry): Handler<SQSEvent, SQSBatchResponse> =>
  async ({ Records }) => {
    const failed: Failure[] = [];
    const made = Records.flatMap((record) => {
      const { messageId } = record;
      try {
        return envelopesOf(record, runtime).map((envelope) => ({ envelope, messageId }));
      } catch (error) {
        log.error("No rows of ours", { message_id: messageId, error });
        failed.push({ messageId, reason: `No rows of ours: ${reasonOf(error)}` });
        return [];
      }
    });
    const refused = new Set(await publisher.publish(made.map(({ envelope }) => envelope)));
    for (const { envelope, messageId } of made) {
      if (refused.has(envelope)) failed.push({ messageId, reason: "The bus refused its events" });
    }
    count("GroupsAnnounced", made.length - refused.size);
    if (refused.size > 0) log.warn("The bus refused groups of rows; they come again", { refused: refused.size });
    flush();
    return failing(failed);
  };

/** Throws for what is no message of rows. */
function envelopesOf({ body }: SQSRecord, runtime: ProcessorPorts["runtime"]): Envelope[] {
  const { groups, trace_id, ...common } = parse(RowsMessage, JSON.parse(body));
  return groups.map(({ external_id, rows }) => ({
    event_id: runtime.id(),
    timestamp: new Date(runtime.now()).toISOString(),
    event_type: restaurantImport.type,
    source: "import-processor",
    version: String(restaurantImport.version),
    trace_id,
    status: "NEW",
    payload: { ...common, external_id, rows },
  }));
}
