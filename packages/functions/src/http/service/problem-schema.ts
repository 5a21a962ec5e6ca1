import { faultCodes } from "@bellyfed/core/fault";
import type { Json } from "./json-schema.ts";

/** A problem document, RFC 9457; `codes`: those that there are. */
export const problemSchema = (codes: readonly string[]): Json => ({
  type: "object",
  required: ["type", "title", "status", "detail", "instance", "code", "trace_id"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    code: { type: "string", enum: codes, description: "Stable and machine-readable" },
    trace_id: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "code", "params", "message"],
        properties: {
          pointer: {
            type: "string",
            description: "JSON pointer into the body, or /query/<name>, /path/<name>, /header/<name>",
          },
          code: { type: "string", enum: faultCodes, description: "What is wrong there: stable and machine-readable" },
          params: {
            type: "object",
            description:
              "What the message speaks of. too_long, too_many, too_deep: `most`; too_short, too_few: `least`; out_of_range: `min`, `max`; " +
              "not_one_of: `options`; wrong_type: `expected`, a type of JSON; not_a_date: `like`, an example; others: nothing",
            additionalProperties: {
              anyOf: [{ type: "string" }, { type: "number" }, { type: "array", items: { type: "string" } }],
            },
          },
          message: { type: "string", description: "The same in English" },
        },
      },
    },
  },
});
