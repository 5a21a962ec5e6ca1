import type { WritePorts } from "@bellyfed/core/execute";
import { parse } from "@bellyfed/core/parse";
import type { ReadTableWriter } from "@bellyfed/core/ports";
import { type Arrived, consumeBatch } from "@bellyfed/features/imports/consume";
import { RestaurantImport } from "@bellyfed/features/imports/events";
import { importMenu } from "@bellyfed/features/menus/importing";
import { importRestaurant } from "@bellyfed/features/restaurants/importing";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import { type Delivery, deliveriesOf, failing, failureOf, reasonOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface ImportConsumerPorts extends WritePorts {
  readonly table: ReadTableWriter;
}

/** Imports restaurants that RESTAURANT_IMPORT events announce, through the same commands as anybody's. */
export function importConsumer(
  ports: ImportConsumerPorts,
  { log, count, flush }: Telemetry,
): Handler<SQSEvent, SQSBatchResponse> {
  const consuming = { ...ports, log, importRestaurant: importRestaurant({ ...ports, importMenu: importMenu(ports) }) };
  return async (event) => {
    const { deliveries, poison } = deliveriesOf(event, log);
    const arrived: Arrived[] = [];
    for (const delivery of deliveries) {
      const { messageId } = delivery;
      try {
        arrived.push(arrivedOf(delivery));
      } catch (error) {
        log.error("No import of ours", { message_id: messageId, error });
        poison.push({ messageId, reason: `No import of ours: ${reasonOf(error)}` });
      }
    }
    const failed = await consumeBatch(consuming, arrived);
    count("GroupsImported", arrived.length - failed.length);
    flush();
    return failing([...poison, ...failed.map(({ messageId, error }) => failureOf(messageId, error))]);
  };
}

/** Throws AppError for a payload that is no RESTAURANT_IMPORT. */
const arrivedOf = ({ messageId, envelope }: Delivery): Arrived => ({
  messageId,
  traceId: envelope.trace_id,
  payload: parse(RestaurantImport, envelope.payload),
});
