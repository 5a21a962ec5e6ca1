import type { FunctionName } from "@bellyfed/functions/variables";
import { credentialsOf, withCredentials } from "./credentials.ts";
import { accessFolder, environmentFor, environmentOf, issuerUrl } from "./environment.ts";
import type { Settings } from "./settings.ts";

/** The environment of a function that works on the system that runs on this machine, from another process. */
export function runningEnvironment(
  name: FunctionName,
  { apiPort, dynamoPort, eventsPort, sqsPort, dynamoEndpoint, dataDir, searchServer }: Settings,
) {
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const all = {
    ...environmentOf({
      issuerUrl: issuerUrl(apiPort),
      dynamo: dynamoEndpoint ?? local(dynamoPort),
      events: local(eventsPort),
      sqs: withCredentials(local(sqsPort), credentialsOf(dataDir)),
      credentials: credentialsOf(dataDir),
      cursorSecret: "not needed here",
      bodyHashSecret: "not needed here",
      writeLimits: "",
      streamLimits: { perKey: "", perStage: "" },
      siteSecrets: { site: "not needed here", visitor: "not needed here" },
      siteUrl: "",
      accessFolder: accessFolder(dataDir),
      neighborhoods: "",
      searchServer,
      guideModel: {},
      timers: {},
      queueUrls: new Map(),
    }),
    LOG_LEVEL: "ERROR",
  };
  return environmentFor(name, all);
}
