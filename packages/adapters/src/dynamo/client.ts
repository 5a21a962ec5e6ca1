import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "../settings.ts";

/** A DynamoDB client; `endpoint` names a local engine. */
export const dynamoClient = ({ endpoint }: { endpoint?: string | undefined } = {}): DynamoDBClient =>
  new DynamoDBClient(clientSettings(endpoint));
