import { join } from "node:path";
import { policiesOf } from "@bellyfed/core/http/policies";
import type { SiteSecrets } from "@bellyfed/core/visitor";
import { type FunctionName, variables } from "@bellyfed/functions/variables";
import { COGNITO_PATH, POOL_ID } from "../issuer/cognito.ts";
import { CLIENT_ID, ISSUER_PATH, lastUrl } from "../issuer/issuer.ts";
import type { Credentials } from "../loopback.ts";
import { withCredentials } from "./credentials.ts";
import { plans } from "./plans.ts";
import type { Settings } from "./settings.ts";
import { EVENTS_TABLE, KEYS_TABLE, READ_TABLE, READ_TABLE_2, SUBJECTS_TABLE } from "./tables.ts";

export const BUS = "bellyfed";
/** The function that says in which time zone a place is. */
export const TIME_ZONE_FUNCTION = "time-zone";
export const IMPORT_BUCKET = "bellyfed-imports";

/** How long functions go by what they know of the read table's generations: a rebuild on a laptop should not wait long. */
const GENERATION_SECONDS = "2";

/** Where the gateway keeps its log. */
export const accessFolder = (dataDir: string): string => join(dataDir, "access");

/** The local issuer's name, as it stands in tokens. */
export const issuerUrl = (apiPort: number): string => `http://127.0.0.1:${apiPort}${ISSUER_PATH}`;

/** The name of the issuer that last ran on this data folder; where none has, of the one that will. */
export const usualUrl = (dataDir: string, apiPort: number): string => lastUrl(dataDir) ?? issuerUrl(apiPort);

/** The endpoints of the local cloud, each a base URL. */
export interface Endpoints {
  readonly issuerUrl: string;
  readonly dynamo: string;
  readonly events: string;
  readonly sqs: string;
  /** By which requests to the issuer are signed that are about others than who sends them. */
  readonly credentials: Credentials;
  readonly cursorSecret: string;
  readonly bodyHashSecret: string;
  /** Other limits of writes than those of the features. */
  readonly writeLimits: string;
  readonly streamLimits: { readonly perKey: string; readonly perStage: string };
  readonly siteSecrets: SiteSecrets;
  /** Where people open the site; empty where there is none. */
  readonly siteUrl: string;
  /** Of the scheduler, by environment variable. */
  readonly timers: Readonly<Record<string, string>>;
  /** Where the gateway's log is. */
  readonly accessFolder: string;
  /** The file of neighbourhoods; empty for none. */
  readonly neighborhoods: string;
  /** What answers searches, if not a copy of the index's file. */
  readonly searchServer: Settings["searchServer"];
  /** Of the guide's language model, by environment variable. */
  readonly guideModel: Settings["guideModel"];
  /** URL by environment variable. */
  readonly queueUrls: ReadonlyMap<string, string>;
}

/** All that functions can be given, the counterpart of what `stacks/` knows. */
export const environmentOf = (endpoints: Endpoints): Record<string, string> => ({
  STAGE: "local",
  EVENTS_TABLE,
  SUBJECTS_TABLE,
  KEYS_TABLE,
  READ_TABLE,
  READ_TABLE_2,
  GENERATION_SECONDS,
  EVENT_BUS: BUS,
  IMPORT_BUCKET,
  CURSOR_SECRET: endpoints.cursorSecret,
  BODY_HASH_SECRET: endpoints.bodyHashSecret,
  ACCESS_LOG_DIR: endpoints.accessFolder,
  RATE_POLICIES: policiesOf(plans),
  WRITE_LIMITS: endpoints.writeLimits,
  STREAMS_PER_KEY: endpoints.streamLimits.perKey,
  STREAMS_PER_STAGE: endpoints.streamLimits.perStage,
  SITE_URL: endpoints.siteUrl,
  SITE_SECRET: endpoints.siteSecrets.site,
  VISITOR_SECRET: endpoints.siteSecrets.visitor,
  JWT_ISSUER: endpoints.issuerUrl,
  JWT_AUDIENCE: CLIENT_ID,
  JWKS_URL: `${endpoints.issuerUrl}/.well-known/jwks.json`,
  USER_POOL_ID: POOL_ID,
  TIME_ZONE_FUNCTION,
  NEIGHBOURHOODS: endpoints.neighborhoods,
  FIND_NEIGHBOURHOODS: endpoints.neighborhoods && "on",
  ...(endpoints.searchServer && {
    SEARCH_ENGINE: "typesense",
    TYPESENSE_URL: endpoints.searchServer.url,
    TYPESENSE_API_KEY: endpoints.searchServer.apiKey,
  }),
  ...endpoints.guideModel,
  LAMBDA_ENDPOINT: endpoints.events,
  COGNITO_ENDPOINT: withCredentials(endpoints.issuerUrl + COGNITO_PATH, endpoints.credentials),
  DYNAMODB_ENDPOINT: endpoints.dynamo,
  EVENTBRIDGE_ENDPOINT: endpoints.events,
  SQS_ENDPOINT: endpoints.sqs,
  S3_ENDPOINT: endpoints.sqs,
  ...endpoints.timers,
  ...Object.fromEntries(endpoints.queueUrls),
});

/** What a laptop needs besides: where its services are, and how patient and talkative functions are. */
const local = [
  "STAGE",
  "LOG_LEVEL",
  "GENERATION_SECONDS",
  "DYNAMODB_ENDPOINT",
  "EVENTBRIDGE_ENDPOINT",
  "SCHEDULER_ENDPOINT",
  "LAMBDA_ENDPOINT",
  "SQS_ENDPOINT",
  "S3_ENDPOINT",
  "COGNITO_ENDPOINT",
] as const;

/** What one function is given of it: in the cloud it is not given more, and what it forgot to ask for is missing here as well. */
export const environmentFor = (name: FunctionName, all: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    [...local, ...variables[name]].flatMap((variable) =>
      all[variable] === undefined ? [] : [[variable, all[variable]]],
    ),
  );
