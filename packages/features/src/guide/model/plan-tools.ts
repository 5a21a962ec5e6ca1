import type { ChatTool } from "@bellyfed/core/guide/chat-model";
import { slugOf } from "@bellyfed/core/slug";
import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import type { GuideTools } from "../tools.ts";
import { descriptions, type PlanName, type PlanNames, planCalls } from "./plan-calls.ts";

/** More names than this are not told to a model one by one: they would be most of what it reads. */
const MOST_TOLD = 120;

/** Names of ours as they are written, those with most restaurants first. */
export interface KnownNames {
  readonly cities: readonly string[];
  readonly cuisines: readonly string[];
  readonly neighborhoods: readonly string[];
}

export async function knownNames(tools: GuideTools): Promise<KnownNames> {
  const [cities, cuisines, neighborhoods] = await Promise.all([
    tools.cities(),
    tools.cuisines(),
    tools.neighborhoods(),
  ]);
  return { cities, cuisines, neighborhoods: [...new Set(neighborhoods.map(({ name }) => name))] };
}

/** The tools as a model is told of them. */
export function planTools(known: KnownNames): ChatTool[] {
  const told = planCalls(namesBy(known, toldNames));
  return (Object.keys(told) as PlanName[]).map((name) => ({
    name,
    description: descriptions[name],
    // Checks that JSON schema has no words for are made when a call is read.
    parameters: parametersOf(toJsonSchema(told[name], { errorMode: "ignore" })),
  }));
}

/** The tools as their calls are read: a name is one of ours, however it is written; anything else is refused. */
export const readable = (known: KnownNames) => planCalls(namesBy(known, knownName));

const namesBy = (
  known: KnownNames,
  schemaOf: (names: readonly string[]) => v.GenericSchema<unknown, string>,
): PlanNames => ({
  cities: schemaOf(known.cities),
  cuisines: schemaOf(known.cuisines),
  neighborhoods: schemaOf(known.neighborhoods),
});

const toldNames = (names: readonly string[]) =>
  names.length > 0 && names.length <= MOST_TOLD ? v.picklist(names) : v.string();

function knownName(names: readonly string[]): v.GenericSchema<unknown, string> {
  const bySlug = new Map(names.map((name) => [slugOf(name), name]));
  return v.pipe(
    v.string(),
    v.transform((name) => bySlug.get(slugOf(name))),
    v.string("is no name of ours"),
  );
}

const parametersOf = ({ $schema, ...schema }: { readonly $schema?: unknown }): Readonly<Record<string, unknown>> =>
  schema;
