import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { busEvents, features, logEvents, problemCodes, readEvents } from "@bellyfed/features/features";
import { asyncApi } from "@bellyfed/functions/http/service/asyncapi";
import { openApi } from "@bellyfed/functions/http/service/openapi";
import { clientFiles } from "../client/files.ts";
import { root } from "../sources.ts";
import { STORED_FILE, type Stored, withNew } from "../stored/stored.ts";
import { catalogue } from "./catalogue.ts";
import { eventSchemas } from "./event-schemas.ts";
import { importRow } from "./import-row.ts";

const events = {
  "outbox-processor": logEvents,
  "import-processor": busEvents,
  "api-gateway": readEvents,
};

function storedNow(): Stored {
  const file = join(root, STORED_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Stored) : {};
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The generated files, by their path in the repository. */
export const pages = (): Record<string, string> => ({
  "docs/openapi.json": json(openApi(features, problemCodes)),
  "docs/asyncapi.json": json(asyncApi(features)),
  "docs/import-row.schema.json": json(importRow()),
  "docs/events.md": catalogue(events),
  "web/features/developers/generated/events.json": json(eventSchemas(events)),
  ...clientFiles(),
  [STORED_FILE]: json(withNew(Object.values(events).flat(), storedNow())),
});
