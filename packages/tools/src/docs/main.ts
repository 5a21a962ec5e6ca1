import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../sources.ts";
import { STORED_FILE } from "../stored/stored.ts";
import { storedPage } from "./stored-page.ts";

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

// First, for the others are made by code that reads it when it is loaded.
write(STORED_FILE, storedPage());
const { pages } = await import("./pages.ts");
for (const [path, text] of Object.entries(pages())) {
  write(path, text);
  process.stdout.write(`${path}\n`);
}
