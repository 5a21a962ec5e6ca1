import { features, problemCodes } from "@bellyfed/features/features";
import { asyncApi } from "@bellyfed/functions/http/service/asyncapi";
import { openApi } from "@bellyfed/functions/http/service/openapi";
import { clientFiles } from "../client/files.ts";
import { allEvents as events } from "./all-events.ts";
import { catalogue } from "./catalogue.ts";
import { eventSchemas } from "./event-schemas.ts";
import { importRow } from "./import-row.ts";
import { mcpTools } from "./mcp-tools.ts";
import { storedPage } from "./stored-page.ts";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The generated files, by their path in the repository. */
export const pages = (): Record<string, string> => ({
  "docs/openapi.json": json(openApi(features, problemCodes)),
  "docs/asyncapi.json": json(asyncApi(features)),
  "docs/import-row.schema.json": json(importRow()),
  "docs/events.md": catalogue(events),
  "web/features/developers/generated/events.json": json(eventSchemas(events)),
  "web/features/developers/generated/mcp.json": json(mcpTools()),
  ...clientFiles(),
  ...storedPage(),
});
