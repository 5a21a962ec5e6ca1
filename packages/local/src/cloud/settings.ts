import { resolve } from "node:path";

export const DEMO_KEY = "local-dev-key";

/** Where the local cloud listens and keeps its data. */
export interface Settings {
  readonly apiPort: number;
  readonly eventsPort: number;
  readonly sqsPort: number;
  readonly dynamoPort: number;
  /** An engine that already runs, instead of our own. */
  readonly dynamoEndpoint: string | undefined;
  readonly dataDir: string;
  readonly demo: boolean;
  /** Origins that browsers may call from. */
  readonly origins: readonly string[];
}

function port(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = env[name] === undefined || env[name] === "" ? fallback : Number(env[name]);
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new Error(`${name} must be a port between 0 and 65535, not ${JSON.stringify(env[name])}`);
}

/** Reads the settings from the environment. Throws with the variable's name when one makes no sense. */
export function settings(env: NodeJS.ProcessEnv): Settings {
  const webPort = port(env, "WEB_PORT", 3000);
  return {
    apiPort: port(env, "API_PORT", 4000),
    eventsPort: port(env, "EVENTS_PORT", 4566),
    sqsPort: port(env, "SQS_PORT", 4567),
    dynamoPort: port(env, "DYNAMODB_PORT", 8000),
    dynamoEndpoint: env.DYNAMODB_ENDPOINT || undefined,
    dataDir: resolve(env.DATA_DIR || ".bellyfed"),
    demo: !/^(off|no|false|0)$/i.test(env.BELLYFED_DEMO ?? ""),
    origins: env.CORS_ORIGINS
      ? env.CORS_ORIGINS.split(",").map((origin) => origin.trim())
      : [`http://localhost:${webPort}`, `http://127.0.0.1:${webPort}`],
  };
}
