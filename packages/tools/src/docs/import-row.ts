import { BellyfedRow } from "@bellyfed/features/imports/profiles/bellyfed";
import { jsonSchemaOf } from "@bellyfed/functions/http/service/json-schema";

/** The JSON schema of one row of the native import profile. */
export const importRow = (): Record<string, unknown> => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  ...jsonSchemaOf(BellyfedRow, "input"),
  title: "A row of the import profile `bellyfed`",
  description: "Made by `npm run docs`; do not edit. What a row leaves out or says null to, an update leaves alone.",
});
