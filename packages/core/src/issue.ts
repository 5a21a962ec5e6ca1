import type * as v from "valibot";
import { type Fault, faultIn, faultOf } from "./fault.ts";

const types = {
  string: "string",
  number: "number",
  boolean: "boolean",
  array: "array",
  object: "object",
  strict_object: "object",
  record: "object",
  null: "null",
} as const;
const isType = (type: string): type is keyof typeof types => Object.hasOwn(types, type);

/** The fault that an issue of the schema library means: the one its check names, or what follows from the kind of check. */
export function faultOfIssue(issue: v.BaseIssue<unknown>): Fault {
  if (issue.type === "strict_object" && issue.expected === "never") return faultOf("unknown_field");
  if (issue.received === "undefined") return faultOf("required");
  return faultIn(issue.message) ?? faultOfCheck(issue);
}

function faultOfCheck({ type, input, requirement }: v.BaseIssue<unknown>): Fault {
  if (isType(type)) return faultOf("wrong_type", { expected: types[type] });
  const isList = Array.isArray(input);
  const limit = requirement as number;
  switch (type) {
    case "min_length":
      return isList ? faultOf("too_few", { least: limit }) : faultOf("too_short", { least: limit });
    case "max_length":
      return isList ? faultOf("too_many", { most: limit }) : faultOf("too_long", { most: limit });
    case "integer":
      return faultOf("not_whole");
    case "iso_timestamp":
      return faultOf("not_a_time");
    default:
      return faultOf("invalid");
  }
}
