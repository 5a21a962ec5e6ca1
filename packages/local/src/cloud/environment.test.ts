import { expect, it } from "vitest";
import { environmentFor, environmentOf } from "./environment.ts";

const all = environmentOf({
  issuerUrl: "http://127.0.0.1:4000/auth",
  dynamo: "http://127.0.0.1:1",
  events: "http://127.0.0.1:2",
  sqs: "http://127.0.0.1:3",
  credentials: { accessKeyId: "local", secretAccessKey: "hush" },
  cursorSecret: "secret",
  bodyHashSecret: "another",
  writeLimits: "",
  streamLimits: { perKey: "", perStage: "" },
  siteSecrets: { site: "site", visitor: "visitor" },
  siteUrl: "http://localhost:3000",
  accessFolder: "/data/access",
  neighborhoods: "",
  searchServer: { url: "http://127.0.0.1:8108", apiKey: "hush" },
  guideModel: { GUIDE_MODEL_URL: "http://127.0.0.1:11434/v1", GUIDE_MODEL: "m", GUIDE_MODEL_KEY: "hush" },
  timers: { SCHEDULER_ENDPOINT: "http://127.0.0.1:2", TIMERS_GROUP: "bellyfed-local" },
  queueUrls: new Map([["IMPORT_JOBS_QUEUE_URL", "http://127.0.0.1:3/jobs"]]),
});

it("gives a function what it asks for and where the services are, and nothing else", () => {
  const { DYNAMODB_ENDPOINT, EVENT_BUS, ...others } = environmentFor("relay", all);
  expect([DYNAMODB_ENDPOINT, EVENT_BUS]).toEqual(["http://127.0.0.1:1", "bellyfed"]);
  expect(Object.keys(others).sort()).toEqual([
    "COGNITO_ENDPOINT",
    "EVENTBRIDGE_ENDPOINT",
    "GENERATION_SECONDS",
    "LAMBDA_ENDPOINT",
    "S3_ENDPOINT",
    "SCHEDULER_ENDPOINT",
    "SQS_ENDPOINT",
    "STAGE",
  ]);
});

it("keeps the queues apart that import and its reader send to", () => {
  expect(environmentFor("import", all)).toHaveProperty("IMPORT_JOBS_QUEUE_URL");
  expect(environmentFor("import-reader", all)).not.toHaveProperty("IMPORT_JOBS_QUEUE_URL");
});

it("lets only what erases people know of the user pool", () => {
  const { USER_POOL_ID, COGNITO_ENDPOINT } = environmentFor("erasure-consumer", all);
  expect([USER_POOL_ID, COGNITO_ENDPOINT]).toEqual(["local_bellyfed", "http://local:hush@127.0.0.1:4000/auth/cognito"]);
  for (const name of ["command", "policy-consumer", "query"] as const) {
    expect(environmentFor(name, all)).not.toHaveProperty("USER_POOL_ID");
  }
});

it("leaves CORS to the gateway", () => {
  expect(environmentFor("command", all)).not.toHaveProperty("CORS_ORIGINS");
});

it("tells of the search server only those that answer from it or make what it is filled with", () => {
  const server = { SEARCH_ENGINE: "typesense", TYPESENSE_URL: "http://127.0.0.1:8108", TYPESENSE_API_KEY: "hush" };
  expect(environmentFor("search", all)).toMatchObject(server);
  expect(environmentFor("search-indexer", all)).not.toHaveProperty("TYPESENSE_API_KEY");
  expect(environmentFor("import", all)).not.toHaveProperty("SEARCH_ENGINE");
});

it("tells of the language model only the guide", () => {
  expect(environmentFor("guide", all)).toMatchObject({ GUIDE_MODEL: "m", GUIDE_MODEL_KEY: "hush" });
  for (const name of ["stream", "search", "query"] as const)
    expect(environmentFor(name, all)).not.toHaveProperty("GUIDE_MODEL_KEY");
});
