import type { Disclosures } from "@bellyfed/core/disclosure";
import type { EventDefinition } from "@bellyfed/core/event";
import { type FeatureManifest, operationsOf } from "@bellyfed/core/manifest";
import { commonCodes } from "@bellyfed/core/problem";
import { manifest as feed } from "./feed/manifest.ts";
import { manifest as guide } from "./guide/manifest.ts";
import { manifest as imports } from "./imports/manifest.ts";
import { manifest as insights } from "./insights/manifest.ts";
import { manifest as mcp } from "./mcp/manifest.ts";
import { manifest as menus } from "./menus/manifest.ts";
import { manifest as moderation } from "./moderation/manifest.ts";
import { manifest as reports } from "./reports/manifest.ts";
import { manifest as restaurants } from "./restaurants/manifest.ts";
import { manifest as reviews } from "./reviews/manifest.ts";
import { manifest as search } from "./search/manifest.ts";
import { manifest as service } from "./service/manifest.ts";
import { manifest as usage } from "./usage/manifest.ts";
import { manifest as users } from "./users/manifest.ts";
import { manifest as votes } from "./votes/manifest.ts";

/** Every feature, once, in the order in which documents list them. */
export const features = [
  restaurants,
  menus,
  reviews,
  votes,
  reports,
  insights,
  imports,
  users,
  moderation,
  feed,
  usage,
  search,
  guide,
  mcp,
  service,
] as const;

/** Every operation of the API, by name. */
export const endpoints = operationsOf(features);

/** The code of every problem that the API can answer. */
export const problemCodes = [...commonCodes, ...features.flatMap(({ codes }): readonly FeatureCode[] => codes)];
type FeatureCode = (typeof features)[number]["codes"][number];
export type ProblemCode = (typeof problemCodes)[number];

const events = (kind: keyof FeatureManifest["events"]): readonly EventDefinition[] =>
  features.flatMap((feature) => Object.values(feature.events[kind]));

/** Every event type of the log. */
export const logEvents = events("log");
/** Event types that only the bus carries. */
export const busEvents = events("bus");
/** Event types that tell of reads. */
export const readEvents = events("reads");

/** What everybody is told of events of the log, by their types; of others nobody but admins is told. */
export const told: Disclosures = Object.assign({}, ...features.map((feature) => feature.told));
