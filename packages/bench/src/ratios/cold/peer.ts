import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { Entity } from "electrodb";
import { Hono } from "hono";
import { handle, type LambdaEvent } from "hono/aws-lambda";
import * as v from "valibot";

const CreateRestaurant = v.strictObject({ name: v.string(), city: v.string(), cuisines: v.array(v.string()) });

const Restaurant = new Entity({
  model: { service: "peer", entity: "restaurant", version: "1" },
  attributes: { id: { type: "string", required: true }, name: { type: "string" }, city: { type: "string" } },
  indexes: { byId: { pk: { field: "PK", composite: ["id"] }, sk: { field: "SK", composite: [] } } },
} as const);

/** The usual way to write a restaurant from a Lambda: Hono, the AWS SDK's document client, ElectroDB, valibot. */
function compose() {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const app = new Hono();
  app.post("/restaurants", async (c) => {
    const body = v.parse(CreateRestaurant, await c.req.json());
    const { TableName, Item } = Restaurant.put({ id: crypto.randomUUID(), ...body }).params({ table: "read" });
    await client.send(new PutCommand({ TableName, Item }));
    return c.json(body, 201);
  });
  return handle(app);
}

let answer: ReturnType<typeof compose> | undefined;

// Composed at the first event, as our own functions are: what is compared is the import alone.
export const handler = (event: LambdaEvent) => {
  answer ??= compose();
  return answer(event);
};
