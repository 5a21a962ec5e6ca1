import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { parse } from "@bellyfed/core/http/parse";
import { type Arrived, type ConsumePorts, consumeBatch } from "@bellyfed/features/imports/consume";
import { RestaurantImport } from "@bellyfed/features/imports/events";
import { importRestaurant } from "@bellyfed/features/restaurants/importing";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type Env, required } from "../environment.ts";
import { entry, type Handler } from "../lambda.ts";
import { realRuntime } from "../runtime.ts";
import { type Delivery, deliveriesOf, failing, reasonOf } from "../sqs.ts";
import { type Telemetry, telemetry } from "../telemetry/telemetry.ts";

/** Imports restaurants that RESTAURANT_IMPORT events announce, through the same commands as anybody's. */
export function compose(env: Env): Handler<SQSEvent, SQSBatchResponse> {
  const { EVENTS_TABLE, READ_TABLE } = required(env, "EVENTS_TABLE", "READ_TABLE");
  const client = dynamoClient({ endpoint: env.DYNAMODB_ENDPOINT });
  const signals = telemetry("import-consumer", env);
  const writing = { store: dynamoEventStore({ client, table: EVENTS_TABLE }), runtime: realRuntime() };
  return importConsumer(
    {
      ...writing,
      table: dynamoReadTable({ client, table: READ_TABLE }),
      log: signals.log,
      importRestaurant: importRestaurant(writing),
    },
    signals,
  );
}

export const importConsumer =
  (ports: ConsumePorts, { log, count, flush }: Telemetry): Handler<SQSEvent, SQSBatchResponse> =>
  async (event) => {
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
    const failed = await consumeBatch(ports, arrived);
    count("GroupsImported", arrived.length - failed.length);
    flush();
    return failing([...poison, ...failed.map(({ messageId, error }) => ({ messageId, reason: reasonOf(error) }))]);
  };

/** Throws AppError for a payload that is no RESTAURANT_IMPORT. */
const arrivedOf = ({ messageId, envelope }: Delivery): Arrived => ({
  messageId,
  traceId: envelope.trace_id,
  payload: parse(RestaurantImport, envelope.payload),
});

export const handler = entry(compose);
