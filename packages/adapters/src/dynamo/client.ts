import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings, unlogged } from "../settings.ts";
import { sayUnavailable } from "../unavailable.ts";
import { metered, type OnCall } from "./metered.ts";

export interface DynamoSettings {
  readonly endpoint?: string | undefined;
  readonly onCall?: OnCall;
}

/** A DynamoDB client; `endpoint` names a local engine, `onCall` is told what each call took. */
export function dynamoClient({ endpoint, onCall }: DynamoSettings = {}): DynamoDBClient {
  const client = sayUnavailable(unlogged(new DynamoDBClient(clientSettings(endpoint))), "The database");
  return onCall ? metered(client, onCall) : client;
}
