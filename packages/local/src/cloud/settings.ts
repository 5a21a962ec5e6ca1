import { resolve } from "node:path";
import { setModelVariables } from "@bellyfed/core/guide/model-settings";
import { type RetrySeconds, readRetrySeconds } from "@bellyfed/core/redelivery";
import { searchServers } from "@bellyfed/functions/search/engine";
import { mostAttempts } from "../guard/attempts.ts";
import type { Welcome } from "../guard/refusal.ts";
import { siteOrigins, welcomeFrom } from "../guard/welcome.ts";

export const DEMO_KEY = "local-dev-key";

/** `built` as it is deployed, `dev` with hot reload, or no site at all. */
export type SiteMode = "built" | "dev" | "off";

/** Where the local cloud listens and keeps its data. */
export interface Settings {
  readonly apiPort: number;
  readonly eventsPort: number;
  readonly sqsPort: number;
  readonly dynamoPort: number;
  readonly webPort: number;
  /** Where people open the site; left out, on its own port. */
  readonly siteUrl: string | undefined;
  /** An engine that already runs, instead of our own. */
  readonly dynamoEndpoint: string | undefined;
  readonly dataDir: string;
  readonly demo: boolean;
  /** Whether moderators and admins are such only with a second factor, which the local issuer does not offer: then nobody is. */
  readonly staffNeedSecondFactor: boolean;
  /** Other limits of writes than the usual ones, as the functions' WRITE_LIMITS takes them; empty for the usual ones. */
  readonly writeLimits: string;
  /** Other bounds of streams of events than the usual ones, as the functions take them; empty for the usual ones. */
  readonly streamLimits: { readonly perKey: string; readonly perStage: string };
  /** How often an address may try to sign in, and to sign up, in five minutes. */
  readonly attemptsPerAddress: number;
  /** When failed messages come again, in seconds; left out, as on a stage. Tests do not wait as long. */
  readonly retrySeconds: RetrySeconds | undefined;
  readonly siteMode: SiteMode;
  /** The file of neighbourhoods, by its whole path; empty for none. */
  readonly neighborhoods: string;
  /** The search server that answers searches, in the place of a copy of the index's file. */
  readonly searchServer: { readonly url: string; readonly apiKey: string } | undefined;
  /** The variables of the guide's language model that are set; none where no model is connected. */
  readonly guideModel: Readonly<Record<string, string>>;
  /** Origins whose pages may read what the API answers. */
  readonly origins: readonly string[];
  /** Who may call any of the ports. */
  readonly welcome: Welcome;
}

function port(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = env[name] === undefined || env[name] === "" ? fallback : Number(env[name]);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new Error(`${name} must be a port between 0 and 65535, not ${JSON.stringify(env[name])}`);
}

const OFF = /^(off|no|false|0)$/i;
const ON = /^(on|yes|true|1|)$/i;

function isOn(env: NodeJS.ProcessEnv, name: string): boolean {
  const chosen = env[name];
  if (!chosen || OFF.test(chosen)) return false;
  if (ON.test(chosen)) return true;
  throw new Error(`${name} must be on or off, not ${JSON.stringify(chosen)}`);
}

function siteMode(chosen = ""): SiteMode {
  if (OFF.test(chosen)) return "off";
  if (ON.test(chosen)) return "built";
  if (/^dev$/i.test(chosen)) return "dev";
  throw new Error(`BELLYFED_SITE must be on, off or dev, not ${JSON.stringify(chosen)}`);
}

/** Reads the settings from the environment. Throws with the variable's name when one makes no sense. */
export function settings(env: NodeJS.ProcessEnv): Settings {
  const webPort = port(env, "WEB_PORT", 3000);
  const chosen = {
    apiPort: port(env, "API_PORT", 4000),
    eventsPort: port(env, "EVENTS_PORT", 4566),
    sqsPort: port(env, "SQS_PORT", 4567),
    dynamoPort: port(env, "DYNAMODB_PORT", 8000),
    webPort,
    siteUrl: env.SITE_URL || undefined,
    dynamoEndpoint: env.DYNAMODB_ENDPOINT || undefined,
    dataDir: resolve(env.DATA_DIR || ".bellyfed"),
    demo: !OFF.test(env.BELLYFED_DEMO ?? ""),
    writeLimits: env.WRITE_LIMITS ?? "",
    streamLimits: { perKey: env.STREAMS_PER_KEY ?? "", perStage: env.STREAMS_PER_STAGE ?? "" },
    staffNeedSecondFactor: isOn(env, "MFA_REQUIRED_FOR_STAFF"),
    attemptsPerAddress: mostAttempts(env),
    retrySeconds: env.RETRY_SECONDS ? readRetrySeconds(env.RETRY_SECONDS) : undefined,
    siteMode: siteMode(env.BELLYFED_SITE),
    neighborhoods: env.NEIGHBOURHOODS ? resolve(env.NEIGHBOURHOODS) : "",
    searchServer: searchServers(env),
    guideModel: setModelVariables(env),
    origins: env.CORS_ORIGINS ? env.CORS_ORIGINS.split(",").map((origin) => origin.trim()) : siteOrigins(webPort),
    welcome: welcomeFrom(env, webPort),
  };
  // Other ports that meet are noticed when the second one is opened; the site comes long after them.
  const { apiPort, eventsPort, sqsPort, dynamoPort } = chosen;
  if (chosen.siteMode !== "off" && webPort > 0 && [apiPort, eventsPort, sqsPort, dynamoPort].includes(webPort)) {
    throw new Error(`WEB_PORT ${webPort} is another server's port too: set WEB_PORT, or the other, to a free port`);
  }
  return chosen;
}
