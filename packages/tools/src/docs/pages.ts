import { busEvents, endpoints, logEvents, problemCodes, readEvents } from "@bellyfed/features/features";
import { openApi } from "@bellyfed/functions/http/service/openapi";
import { catalogue } from "./catalogue.ts";
import { eventSchemas } from "./event-schemas.ts";
import { importRow } from "./import-row.ts";

const events = {
  "outbox-processor": logEvents,
  "import-processor": busEvents,
  "api-gateway": readEvents,
};

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The generated files, by their path in the repository. */
export const pages = (): Record<string, string> => ({
  "docs/openapi.json": json(openApi(Object.values(endpoints), problemCodes)),
  "docs/import-row.schema.json": json(importRow()),
  "docs/events.md": catalogue(events),
  "web/lib/developers/generated/events.json": json(eventSchemas(events)),
});
