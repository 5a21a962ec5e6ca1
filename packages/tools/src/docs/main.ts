import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../sources.ts";
import { storedPage } from "./stored-page.ts";

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    process.stdout.write(`${path}\n`);
  }
}

write(storedPage());
// Only now: what is loaded for the other pages reads that one.
const { pages } = await import("./pages.ts");
write(pages());
