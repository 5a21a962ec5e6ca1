import { createServer } from "node:http";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { READ_TABLE } from "@bellyfed/local/cloud/tables";
import { listen, localClient } from "@bellyfed/local/loopback";
import { NESTED_CITY } from "../peers/nested.ts";

// The least that answers the same two requests: node:http and one SDK call, no key, no validation, no entity tag, no trace.
const client = new DynamoDBClient(localClient(process.argv[2] ?? ""));
const documents = DynamoDBDocumentClient.from(client);

/** The same item as ours, its document sent on as it is. */
async function one(id: string): Promise<string> {
  const key = { PK: { S: `EST#${id}` }, SK: { S: `META#${id}` } };
  const { Item } = await client.send(new GetItemCommand({ TableName: READ_TABLE, Key: key }));
  return Item?.doc?.S ?? "{}";
}

/** Items of nested maps, by the document client: how a table is usually read. */
async function list(): Promise<string> {
  const { Items, LastEvaluatedKey } = await documents.send(
    new QueryCommand({
      TableName: READ_TABLE,
      IndexName: "GSI1",
      KeyConditionExpression: "GSI1PK = :city",
      ExpressionAttributeValues: { ":city": NESTED_CITY },
      Limit: 25,
    }),
  );
  const next_cursor = LastEvaluatedKey ? Buffer.from(JSON.stringify(LastEvaluatedKey)).toString("base64url") : null;
  return JSON.stringify({ data: Items?.map(({ doc }) => doc), next_cursor });
}

const server = createServer(async (request, response) => {
  const id = /^\/restaurants\/([^/?]+)$/.exec(request.url ?? "")?.[1];
  const body = id ? await one(id) : await list();
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
});
const port = await listen(server, 0, "a port for the bare server");
process.on("disconnect", () => process.exit());
process.send?.(`http://127.0.0.1:${port}`);
