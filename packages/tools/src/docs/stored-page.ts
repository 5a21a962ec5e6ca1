import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { busEvents, logEvents, readEvents } from "@bellyfed/features/features";
import { root } from "../sources.ts";
import { STORED_FILE, type Stored, withNew } from "../stored/stored.ts";

export const events = {
  "outbox-processor": logEvents,
  "import-processor": busEvents,
  "api-gateway": readEvents,
};

function storedNow(): Stored {
  const file = join(root, STORED_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Stored) : {};
}

/** A generated file of JSON. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every stored shape there ever was, with those that are new. */
export const storedPage = (): string => json(withNew(Object.values(events).flat(), storedNow()));
