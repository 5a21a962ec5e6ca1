import type { FunctionName } from "@bellyfed/functions/variables";
import { engineEndpoint } from "../dynamodb/engine.ts";
import { environmentFor, environmentOf, issuerUrl } from "./environment.ts";
import type { Settings } from "./settings.ts";

/** The environment of a function that works on the system that runs on this machine, from another process. */
export function runningEnvironment(
  name: FunctionName,
  { apiPort, eventsPort, sqsPort, dynamoEndpoint, dataDir }: Settings,
) {
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const all = {
    ...environmentOf({
      issuerUrl: issuerUrl(apiPort),
      dynamo: dynamoEndpoint ?? engineEndpoint(dataDir),
      events: local(eventsPort),
      sqs: local(sqsPort),
      cursorSecret: "not needed here",
      queueUrls: new Map(),
    }),
    LOG_LEVEL: "ERROR",
  };
  return environmentFor(name, all);
}
