import { addressLimits } from "@bellyfed/core/address-limits";
import { setModelVariables } from "@bellyfed/core/guide/model-settings";
import { type SearchEngine, searchEngine } from "@bellyfed/core/search/engine";
import { type Adopted, adoptedFrom } from "./adopted.ts";
import { type AnotherRegion, anotherRegion } from "./another-region.ts";
import { type Domain, domainOf } from "./domain.ts";
import { neighborhoodsFile } from "./neighborhoods.ts";

/** Requests per second in the long run, and at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

export interface UsagePlan extends Throttle {
  /** Left out for the site, which calls for all its visitors. */
  readonly quota?: { readonly limit: number; readonly period: "day" | "week" | "month" };
}

/** Everything that differs between stages. What is not here is the same everywhere. */
export interface Stage extends AnotherRegion {
  readonly name: string;
  /** False for stages that may vanish with their data: a developer's own and those of pull requests. */
  readonly permanent: boolean;
  readonly removal: "retain" | "remove";
  /** Whether `sst remove` is refused. */
  readonly protect: boolean;
  readonly region: string;
  /** What an earlier deployment has left, and this one takes over. */
  readonly adopt: Adopted;
  /** Where site and API live; without one, on the addresses that AWS gives them. */
  readonly domain: Domain | undefined;
  /** The variables that say where the site's map has its style or its tiles from; without them it draws only what it knows itself. */
  readonly map: Readonly<Record<string, string>>;
  /** The variables of the guide's language model, but for its key; none where no model is connected. */
  readonly guideModel: Readonly<Record<string, string>>;
  /** Origins that browsers may call the API from, besides the site's own. */
  readonly origins: readonly string[];
  readonly logRetention: "1 week" | "1 month" | "3 months";
  /** Days back to which the tables can be restored to any second, but for subjects' keys. */
  readonly restoreDays: number;
  /** The same for subjects' keys, 1 to 7: so long somebody's erasure could be undone. */
  readonly keyRestoreDays: number;
  /** Days that the bus's archive can send events of the log again. */
  readonly archiveDays: number;
  readonly alarms: boolean;
  readonly dashboard: boolean;
  /** Schedules run no more often than this. */
  readonly leastMinutes: number;
  /** Who is told of alarms. */
  readonly alarmEmail: string | undefined;
  /** The whole path of the file of neighbourhoods; without one none are found. */
  readonly neighborhoods: string | undefined;
  /** Whether a firewall stands before API and site; at most this many requests of one address in five minutes. */
  readonly firewall: { readonly requestsPerAddress: number } | undefined;
  /** Whether CloudFront keeps pages for a day and is told by tags which to forget; otherwise it keeps them for seconds. */
  readonly pageTags: boolean;
  /** Of all callers together. */
  readonly throttle: Throttle;
  readonly plans: { readonly free: UsagePlan; readonly partner: UsagePlan; readonly site: UsagePlan };
  /** MB of the functions that people wait for, of those that work behind them, and of those that stream. */
  readonly memory: { readonly answering: number; readonly working: number; readonly streaming: number };
  /** The share of reads that become GET_* events, 0 to 1. */
  readonly readEventSample: number;
  /** Days that the feed keeps its items, and how many lanes it is begun with. */
  readonly feedDays: number;
  readonly feedLanes: number;
  /** Streams of events at once: of one API key, or of one visitor of the site, and of all. Each takes a function for as long as it lasts. */
  readonly streams: { readonly perKey: number; readonly perStage: number };
  /** Where searches are answered from. */
  readonly searchEngine: SearchEngine;
  /** How many search servers there are, where they answer searches, and how much each has: units of 1/1024 processor, and MB. */
  readonly searchServers: { readonly count: number; readonly cpu: number; readonly memory: number };
}

const MAP = ["MAP_STYLE_URL", "MAP_TILES_URL", "MAP_TILES_ATTRIBUTION"];

type Settings = Omit<
  Stage,
  | keyof AnotherRegion
  | "name"
  | "domain"
  | "map"
  | "region"
  | "adopt"
  | "alarmEmail"
  | "searchEngine"
  | "neighborhoods"
  | "guideModel"
>;

const LOCAL_SITE = ["http://localhost:3000", "http://127.0.0.1:3000"];

const shared: Settings = {
  permanent: true,
  removal: "retain",
  protect: false,
  origins: [],
  logRetention: "1 month",
  restoreDays: 7,
  keyRestoreDays: 7,
  archiveDays: 14,
  alarms: true,
  dashboard: true,
  leastMinutes: 1,
  firewall: { requestsPerAddress: addressLimits.requests },
  pageTags: false,
  throttle: { rate: 200, burst: 400 },
  plans: {
    free: { rate: 10, burst: 20, quota: { limit: 10_000, period: "day" } },
    partner: { rate: 100, burst: 200, quota: { limit: 1_000_000, period: "day" } },
    site: { rate: 1_000, burst: 2_000 },
  },
  memory: { answering: 1024, working: 512, streaming: 256 },
  readEventSample: 1,
  feedDays: 90,
  feedLanes: 1,
  streams: { perKey: 2, perStage: 200 },
  searchServers: { count: 2, cpu: 512, memory: 2048 },
};

const personal: Settings = {
  ...shared,
  permanent: false,
  removal: "remove",
  origins: LOCAL_SITE,
  logRetention: "1 week",
  restoreDays: 1,
  keyRestoreDays: 1,
  archiveDays: 1,
  alarms: false,
  dashboard: false,
  leastMinutes: 5,
  firewall: undefined,
  throttle: { rate: 50, burst: 100 },
};

const stages: Readonly<Record<string, Settings>> = {
  dev: { ...shared, origins: LOCAL_SITE, alarms: false, firewall: undefined, restoreDays: 1, keyRestoreDays: 1 },
  qa: { ...shared, alarms: false },
  staging: { ...shared, throttle: { rate: 1_000, burst: 2_000 } },
  production: {
    ...shared,
    protect: true,
    logRetention: "3 months",
    restoreDays: 35,
    archiveDays: 90,
    pageTags: true,
    throttle: { rate: 5_000, burst: 5_000 },
    memory: { answering: 1769, working: 1024, streaming: 256 },
  },
};

/** What `--stage NAME` stands for; a name that is not in the table is a developer's own stage, or a pull request's. */
export function stageOf(name: string, env: Readonly<Record<string, string | undefined>> = process.env): Stage {
  if (!/^[a-z][a-z0-9-]{0,19}$/i.test(name)) {
    throw new Error(
      `A stage's name has at most 20 letters, digits and hyphens and starts with a letter, not "${name}"`,
    );
  }
  const settings = stages[name] ?? personal;
  const region = env.BELLYFED_REGION || "us-east-1";
  const domain = domainOf(name, settings, env);
  return {
    name,
    ...settings,
    keyRestoreDays: keyRestoreDays(settings.keyRestoreDays),
    ...anotherRegion({ ...settings, region, domain }, env),
    region,
    adopt: adoptionOf(settings, env.BELLYFED_ADOPT, region),
    domain,
    map: Object.fromEntries(MAP.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
    alarmEmail: env.BELLYFED_ALARM_EMAIL || undefined,
    neighborhoods: neighborhoodsFile(env.BELLYFED_NEIGHBOURHOODS),
    searchEngine: searchEngine(env),
    // A key is set as a secret, and is nothing that a stage's settings hold.
    guideModel: setModelVariables({ ...env, GUIDE_MODEL_KEY: undefined }),
  };
}

/** Whatever a stage takes over goes with it, where data does. */
function adoptionOf({ removal }: Settings, text: string | undefined, region: string): Adopted {
  if (text && removal !== "retain") {
    throw new Error("BELLYFED_ADOPT is for stages that keep their data: this one would remove what it takes over");
  }
  return adoptedFrom(text, region);
}

const MOST_KEY_DAYS = 7;

/** The days themselves. Throws when they are none, or more than an erasure may wait to be final. */
export function keyRestoreDays(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= MOST_KEY_DAYS) return days;
  throw new Error(
    `keyRestoreDays is 1 to ${MOST_KEY_DAYS} days, not ${days}: whoever was erased could be brought back for so long`,
  );
}
