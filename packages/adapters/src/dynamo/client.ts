import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings, unlogged } from "../settings.ts";

/** A DynamoDB client; `endpoint` names a local engine. */
export const dynamoClient = ({ endpoint }: { endpoint?: string | undefined } = {}): DynamoDBClient =>
  unlogged(new DynamoDBClient(clientSettings(endpoint)));
