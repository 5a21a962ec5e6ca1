import { type Disclosures, toldSchema } from "@bellyfed/core/disclosure";
import { AppError } from "@bellyfed/core/error";
import { schemaId } from "@bellyfed/core/event-names";
import stored from "@bellyfed/features/stored.json" with { type: "json" };
import type { Json } from "./json-schema.ts";

const schemas: Readonly<Record<string, Json>> = stored;

/**
 * The payload of an event type in one of the versions that there ever were, as JSON Schema (draft 2020-12). `told`: what the caller is told of
 * event types. Throws AppError `event_schema.missing` for any other, whether there is one or not.
 */
export function eventSchema(
  { type, version }: { readonly type: string; readonly version: number },
  told: Disclosures | "everything",
): Json {
  const whole = Object.hasOwn(schemas, `${type}@${version}`) ? schemas[`${type}@${version}`] : undefined;
  const disclosure = told === "everything" || !Object.hasOwn(told, type) ? undefined : told[type];
  if (!whole || (told !== "everything" && !disclosure))
    throw new AppError("missing", "event_schema.missing", "There is no such event type or version, or not for you");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: schemaId(type, version),
    title: `${type}, version ${version}`,
    ...(disclosure ? toldSchema(whole, disclosure) : whole),
  };
}
