import { modelVariables } from "@bellyfed/core/guide/model-settings";
import { POLICY, READ_MODEL } from "@bellyfed/core/wiring";

/**
 * What each function is given in its environment, beside STAGE: the cloud and the laptop both go by this list, so that a variable that was
 * forgotten here is missing in both. A variable for something that a stage does not have (a site to tell) is left out there.
 */
const log = ["EVENTS_TABLE"] as const;
/** Of those that seal what people write, or open it. */
const keys = ["KEYS_TABLE"] as const;
const generations = ["READ_TABLE", "READ_TABLE_2"] as const;
const site = ["REVALIDATE_URL", "REVALIDATE_SECRET"] as const;
/** Where a CDN keeps pages for a day, the queue stands in the place of the site. */
const pages = [...site, "PAGE_RENEWALS_QUEUE_URL"] as const;
const visitors = ["SITE_SECRET", "VISITOR_SECRET"] as const;
/** What tells the Lambda of a queue's consumer when failed messages come again; a host of our own sees to that itself. */
const queue = ["QUEUE_URL", "RETRY_SECONDS"] as const;
/** Where what is due goes, and by whom it is brought there. */
const timers = [
  "TIMERS_GROUP",
  "TIMERS_ROLE",
  "TIMERS_QUEUE_URL",
  "TIMERS_QUEUE_ARN",
  "TIMERS_DEAD_LETTER_ARN",
] as const;
/** Of those that ask where a place is. */
const zones = ["TIME_ZONE_FUNCTION"] as const;
/** Where the file of neighbourhoods is. */
const polygons = ["NEIGHBOURHOODS"] as const;
/** Of those that answer commands: besides, who may write how much, and how a body is known again. */
const writing = ["SUBJECTS_TABLE", "BODY_HASH_SECRET", "WRITE_LIMITS"] as const;
/** Where searches are answered from, if not from a copy of the index's file. */
const servers = ["SEARCH_ENGINE", "TYPESENSE_URL", "TYPESENSE_API_KEY"] as const;
const http = ["JWT_ISSUER", "JWT_AUDIENCE", "JWKS_URL", "CORS_ORIGINS", "RATE_POLICIES"] as const;

export const variables = {
  command: [...http, ...log, ...keys, ...writing, ...zones, "FIND_NEIGHBOURHOODS"],
  "community-command": [...http, ...log, ...keys, ...writing],
  import: [...http, ...log, ...writing, "READ_TABLE", "IMPORT_BUCKET", "IMPORT_JOBS_QUEUE_URL", ...polygons],
  query: [...http, ...visitors, ...generations, "EVENT_BUS", "CURSOR_SECRET", "READ_EVENT_SAMPLE"],
  "import-reader": [...log, "READ_TABLE", "IMPORT_BUCKET", "IMPORT_ROWS_QUEUE_URL", ...polygons, ...queue],
  processor: ["EVENT_BUS", ...queue],
  relay: ["EVENT_BUS"],
  consumer: [...log, ...keys, ...generations, ...pages, READ_MODEL, ...queue],
  "import-consumer": [...log, ...keys, "READ_TABLE", ...queue],
  "insights-consumer": [...keys, ...generations, ...pages, ...queue],
  "feed-consumer": [...log, "READ_TABLE", "FEED_DAYS", ...queue],
  "feed-keeper": [...log, ...generations, "FEED_DAYS", "FEED_LANES"],
  "policy-consumer": [...log, ...keys, ...generations, POLICY, ...timers, ...zones, ...queue],
  "erasure-consumer": [...log, ...keys, ...generations, "SUBJECTS_TABLE", "USER_POOL_ID", POLICY, ...queue],
  timer: [...log, ...keys, ...queue],
  establish: [...log, ...keys, ...generations],
  rollup: generations,
  // Files on a laptop, groups of logs in AWS.
  usage: ["READ_TABLE", "ACCESS_LOG_DIR", "ACCESS_LOG_GROUP", "COST_LOG_GROUPS"],
  reconcile: [...log, ...generations, "EVENT_BUS"],
  rebuild: [...log, ...keys, ...generations],
  seal: [...log, ...keys, "READ_TABLE"],
  "renew-pages": [...site, "DISTRIBUTION_ID", ...queue],
  service: http,
  stream: [
    ...[...http, ...visitors, ...log, ...keys, ...generations],
    ...(["SUBJECTS_TABLE", "STREAMS_PER_KEY", "STREAMS_PER_STAGE"] as const),
  ],
  guide: [
    ...[...http, ...visitors, ...log, ...keys, ...generations],
    ...(["EVENT_BUS", "READ_EVENT_SAMPLE", "IMPORT_BUCKET", "CURSOR_SECRET", "SITE_URL"] as const),
    ...modelVariables,
  ],
  feed: [...http, ...keys, ...generations],
  search: [...http, "READ_TABLE", "IMPORT_BUCKET", "CURSOR_SECRET", ...servers],
  // From a copy of the index's file, also where there are servers: those are in a network from which neither issuer nor bus is reached.
  mcp: [...http, ...visitors, ...generations, "EVENT_BUS", "READ_EVENT_SAMPLE", "IMPORT_BUCKET", "CURSOR_SECRET"],
  "search-indexer": [...log, ...keys, "READ_TABLE", "IMPORT_BUCKET", "SEARCH_ENGINE"],
  "time-zone": polygons,
  "pre-token": [],
  "post-confirmation": [],
} as const;

export type FunctionName = keyof typeof variables;
export type Variable = (typeof variables)[FunctionName][number];

/** What the program that keeps a search server is given, beside STAGE and `keeperSecret`. */
export const keeperVariables = ["READ_TABLE", "IMPORT_BUCKET", "SEARCH_ENGINE", "TYPESENSE_URL"] as const;
/** What it shares with its server, which knows it by the same name, and with those that search. */
export const keeperSecret = "TYPESENSE_API_KEY" satisfies Variable;
/** The port at which it says to its own machine whether its server may be asked. */
export const KEEPER_PORT = 8109;
