import { type Cloud, startCloud } from "../cloud/cloud.ts";
import { loadDemoInto } from "../cloud/demo.ts";
import { DEMO_KEY, type Settings, settings } from "../cloud/settings.ts";
import { bold, fail, faint } from "./terminal.ts";

const HELP = `Usage: npm start

Runs Bellyfed on this machine: the API, EventBridge, SQS, S3 and DynamoDB, all on 127.0.0.1. Ctrl-C stops it; the data stays.

Environment (defaults in brackets):
  API_PORT (4000)  EVENTS_PORT (4566)  SQS_PORT (4567)  DYNAMODB_PORT (8000)
  DATA_DIR (.bellyfed)        where everything is kept; delete it to begin anew
  BELLYFED_DEMO (on)          "off" leaves an empty store empty
  CORS_ORIGINS                comma-separated origins that browsers may call from
  DYNAMODB_ENDPOINT           use this DynamoDB instead of starting one`;

function welcome({ apiUrl, bus, queues, dynamo }: Cloud, { dataDir }: Settings): void {
  const api = apiUrl.replace("127.0.0.1", "localhost");
  console.log(`
${bold("Bellyfed is running.")}

  API          ${api}   ${faint(`(docs: ${api}/docs)`)}
  EventBridge  ${bus.endpoint}
  SQS and S3   ${queues.endpoint}
  DynamoDB     ${dynamo.endpoint}
  Data         ${dataDir}

Try:
  curl -H 'X-Api-Key: ${DEMO_KEY}' '${api}/restaurants?limit=3'
  curl -H 'X-Api-Key: ${DEMO_KEY}' '${api}/cities'
  npm run token -- --sub alice
  npm run import -- my-restaurants.ndjson

Ctrl-C stops it.`);
}

function stopOnSignal(cloud: Cloud): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log("\nStopping: what is under way is finished first ...");
    await cloud.stop().catch(fail);
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  process.on("SIGHUP", stop);
}

async function main(): Promise<void> {
  if (process.argv.slice(2).some((argument) => argument === "--help" || argument === "-h")) return console.log(HELP);
  // A laptop's terminal is for people: metrics and the SDK's search for a cloud stay off.
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true", AWS_EC2_METADATA_DISABLED: "true" });
  const chosen = settings(process.env);
  const cloud = await startCloud({ ...chosen, log: (line) => console.error(faint(line)) });
  stopOnSignal(cloud);
  if (chosen.demo) await loadDemoInto(cloud, chosen.dataDir);
  welcome(cloud, chosen);
}

await main().catch(fail);
