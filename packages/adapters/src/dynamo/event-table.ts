import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Pause } from "../pause.ts";
import type { OnCapacity } from "./capacity.ts";

/** The events table as its store reaches it. `pause`: how it waits before it tries again. */
export interface EventTable {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly onCapacity?: OnCapacity;
  readonly pause?: Pause;
}
