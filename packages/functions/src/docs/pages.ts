import { endpoints } from "@bellyfed/features/endpoints";
import { busEvents, logEvents, readEvents } from "@bellyfed/features/events";
import { openApi } from "../service/openapi.ts";
import { catalogue } from "./catalogue.ts";
import { importRow } from "./import-row.ts";

/** The generated pages of docs/, by file name. */
export const pages = (): Record<string, string> => ({
  "openapi.json": `${JSON.stringify(openApi(Object.values(endpoints)), null, 2)}\n`,
  "import-row.schema.json": `${JSON.stringify(importRow(), null, 2)}\n`,
  "events.md": catalogue({
    "outbox-processor": logEvents,
    "import-processor": busEvents,
    "api-gateway": readEvents,
  }),
});
