import type { CreateTableCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { EventStore as OurStore } from "@bellyfed/core/ports";
import type { RestaurantState } from "@bellyfed/features/restaurants/decider";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { type RestaurantEvent, restaurantEvents } from "@bellyfed/features/restaurants/events";
import { fill } from "@bellyfed/testing/budget/fixtures/commands";
import { eventAt, metaAt } from "@bellyfed/testing/budget/fixtures/stream";
import { type EventDetail, EventStore, EventType } from "@castore/core";
import {
  DynamoDBSingleTableEventStorageAdapter,
  EVENT_TABLE_EVENT_STORE_ID_KEY,
  EVENT_TABLE_INITIAL_EVENT_INDEX_NAME,
  EVENT_TABLE_PK,
  EVENT_TABLE_SK,
  EVENT_TABLE_TIMESTAMP_KEY,
} from "@castore/event-storage-adapter-dynamodb";

const TABLE = "castore-events";

/** The table as castore's README declares it, with the stream that its message bus needs. */
export const castoreTable: CreateTableCommandInput = {
  TableName: TABLE,
  KeySchema: [
    { AttributeName: EVENT_TABLE_PK, KeyType: "HASH" },
    { AttributeName: EVENT_TABLE_SK, KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: EVENT_TABLE_PK, AttributeType: "S" },
    { AttributeName: EVENT_TABLE_SK, AttributeType: "N" },
    { AttributeName: EVENT_TABLE_EVENT_STORE_ID_KEY, AttributeType: "S" },
    { AttributeName: EVENT_TABLE_TIMESTAMP_KEY, AttributeType: "S" },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: EVENT_TABLE_INITIAL_EVENT_INDEX_NAME,
      KeySchema: [
        { AttributeName: EVENT_TABLE_EVENT_STORE_ID_KEY, KeyType: "HASH" },
        { AttributeName: EVENT_TABLE_TIMESTAMP_KEY, KeyType: "RANGE" },
      ],
      Projection: { ProjectionType: "KEYS_ONLY" },
    },
  ],
  BillingMode: "PAY_PER_REQUEST",
  StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
};

type Aggregate = { readonly aggregateId: string; readonly version: number; readonly state: RestaurantState };
type Detail = EventDetail<RestaurantEvent["type"], string, RestaurantEvent["payload"]>;

/** Our restaurants in castore's words: the same events, folded by the same function. */
export function castoreRestaurants(dynamoDBClient: DynamoDBClient) {
  const eventTypes = Object.values(restaurantEvents).map(({ type }) => new EventType({ type }));
  return new EventStore({
    eventStoreId: "RESTAURANT",
    eventTypes: eventTypes as EventType[],
    reducer: (before: Aggregate | undefined, { aggregateId, version, type, payload, timestamp }: Detail): Aggregate => {
      const state = before?.state ?? restaurantType.decider.initial;
      return {
        aggregateId,
        version,
        state: restaurantType.decider.evolve(state, { type, payload } as unknown as RestaurantEvent, timestamp),
      };
    },
    eventStorageAdapter: new DynamoDBSingleTableEventStorageAdapter({ tableName: TABLE, dynamoDBClient }),
  });
}

/** The n-th event as castore stores it, with the same facts about its command. */
export function castoreEventAt(id: string, version: number) {
  const { at: timestamp, ...metadata } = metaAt(id, version);
  return { aggregateId: id, version, timestamp, ...eventAt(id, version), metadata };
}

/** Fills a restaurant's stream in our log and in castore's with the same events. */
export async function fillBoth(
  store: OurStore,
  castore: ReturnType<typeof castoreRestaurants>,
  id: string,
  events: number,
): Promise<void> {
  await fill(store, id, events);
  for (let version = 1; version <= events; version++) await castore.pushEvent(castoreEventAt(id, version) as never);
}
