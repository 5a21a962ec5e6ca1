import { join } from "node:path";
import { startCloud } from "../../cloud/cloud.ts";
import { loadDemoInto } from "../../cloud/demo.ts";
import { secret } from "../../cloud/secret.ts";
import { type Settings, settings } from "../../cloud/settings.ts";
import type { SiteToTell } from "../../cloud/site-to-tell.ts";
import { siteEnvironment } from "../../site/environment.ts";
import { builtSite, siteInDevelopment } from "../../site/program.ts";
import { openSite, type Site, sitePort } from "../../site/site.ts";
import { readArguments } from "../arguments.ts";
import { type Command, errorText, faint } from "../terminal.ts";
import { renewKeys } from "./renew-keys.ts";
import { welcome } from "./welcome.ts";

const help = `Usage: npm start [-- --accept-empty-store]

Runs Bellyfed on this machine: the site and the API, with EventBridge, SQS, S3 and DynamoDB, all on 127.0.0.1. Ctrl-C stops it; the data
stays. The site is built at the first start, and again when its sources have changed.

  --accept-empty-store   goes on when the database is empty although the data folder holds what came of another

Environment (defaults in brackets):
  WEB_PORT (3000)  API_PORT (4000)  EVENTS_PORT (4566)  SQS_PORT (4567)  DYNAMODB_PORT (8000)
  DATA_DIR (.bellyfed)        where everything is kept; delete it to begin anew
  BELLYFED_DEMO (on)          "off" leaves an empty store empty
  BELLYFED_SITE (on)          "off" runs the API alone; "dev" shows at once what is changed in web/ (next dev)
  MFA_REQUIRED_FOR_STAFF (off) "on" takes moderators' and admins' role from who has no second factor, which is everybody here
  ATTEMPTS_PER_ADDRESS (50)   how often one address may try to sign in or up in five minutes
  SITE_URL                    where people open the site, when a tunnel or a proxy stands before it (https)
  CORS_ORIGINS                comma-separated origins, beside the site's, that browsers may call from
  ALLOWED_HOSTS               comma-separated host names of a tunnel or a Codespace; others than this machine's are refused
  DYNAMODB_ENDPOINT           use this DynamoDB instead of starting one
  SEARCH_ENGINE (sqlite)      "typesense" answers searches from the server at TYPESENSE_URL, with TYPESENSE_API_KEY
  GUIDE_MODEL_URL             a language model for the guide, with GUIDE_MODEL and GUIDE_MODEL_KEY (docs/guide-models.md)
What else is set reaches the site's server too.`;

const log = (line: string): void => console.error(faint(line));

/** The site that the settings ask for, not yet started, and how the cloud reaches it. */
function siteOf({
  siteMode,
  webPort: port,
  apiPort,
  dataDir,
  siteUrl: url,
}: Settings): (Site & SiteToTell) | undefined {
  if (siteMode === "off") return undefined;
  const site = openSite({
    root: join(import.meta.dirname, "../../../../.."),
    program: siteMode === "dev" ? siteInDevelopment : builtSite,
    environment: siteEnvironment({ port, apiPort, dataDir, url }),
    say: (line) => console.log(line),
    print: log,
  });
  const revalidateUrl = `http://127.0.0.1:${port}/api/revalidate`;
  return { ...site, revalidateUrl, revalidateSecret: secret(dataDir, "revalidate") };
}

/** Stops when a signal comes, or when a part has failed that nothing works without. Answers whether that has begun. */
function stopWhenOver(parts: readonly { stop(): Promise<void> }[], failure: Promise<string>): () => boolean {
  let stopping = false;
  const stop = async (reason?: string) => {
    if (stopping) return;
    stopping = true;
    if (reason) console.error(errorText(new Error(reason)));
    console.log("\nStopping: what is under way is finished first ...");
    let failed = reason !== undefined;
    for (const part of parts) {
      await part.stop().catch((error: unknown) => {
        console.error(errorText(error));
        failed = true;
      });
    }
    process.exit(failed ? 1 : 0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop());
  void failure.then(stop);
  return () => stopping;
}

async function start(acceptEmptyStore: boolean): Promise<void> {
  // A laptop's terminal is for people: metrics and the SDK's search for a cloud stay off.
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true", AWS_EC2_METADATA_DISABLED: "true" });
  const asked = settings(process.env);
  const chosen =
    asked.siteMode === "off" ? asked : settings({ ...process.env, WEB_PORT: String(await sitePort(asked.webPort)) });
  const site = siteOf(chosen);
  const failure = Promise.withResolvers<string>();
  const onFailure = failure.resolve;
  const cloud = await startCloud({ ...chosen, acceptEmptyStore, log, onFailure, ...(site && { site }) });
  const renewal = renewKeys(cloud, (line) => console.log(line));
  const stopping = stopWhenOver([...(site ? [site] : []), renewal, cloud], failure.promise);
  const started = async () => {
    if (chosen.demo) await loadDemoInto(cloud, chosen.dataDir);
    return site?.start();
  };
  const siteRuns = await started().catch((error: unknown) => {
    if (stopping()) return false;
    throw error;
  });
  if (!stopping()) console.log(welcome(cloud, chosen, siteRuns));
}

/** `npm start`: done when all runs, and what runs keeps the process alive. */
export const startCommand: Command = {
  name: "start",
  help,
  async run(argv) {
    const { values } = readArguments(argv, { options: { "accept-empty-store": { type: "boolean" } } });
    await start(values["accept-empty-store"] === true);
    return 0;
  },
};
