import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pages } from "./pages.ts";

const folder = join(import.meta.dirname, "../../../../docs");
for (const [name, text] of Object.entries(pages())) {
  writeFileSync(join(folder, name), text);
  process.stdout.write(`docs/${name}\n`);
}
