import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings, unlogged } from "../settings.ts";
import { sayUnavailable } from "../unavailable.ts";

/** A DynamoDB client; `endpoint` names a local engine. */
export const dynamoClient = ({ endpoint }: { endpoint?: string | undefined } = {}): DynamoDBClient =>
  sayUnavailable(unlogged(new DynamoDBClient(clientSettings(endpoint))), "The database");
