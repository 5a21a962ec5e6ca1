import { BellyfedRow } from "@bellyfed/features/imports/profiles/bellyfed";
import { toJsonSchema } from "@valibot/to-json-schema";

/** The JSON schema of one row of the native import profile. */
export const importRow = (): Record<string, unknown> => ({
  ...toJsonSchema(BellyfedRow, { typeMode: "input", errorMode: "ignore" }),
  title: "A row of the import profile `bellyfed`",
  description: "Made by `npm run docs`; do not edit. What a row leaves out or says null to, an update leaves alone.",
});
