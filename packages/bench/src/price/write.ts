import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { guideTable } from "./guide/table.ts";
import { costTable } from "./table.ts";

// Renews the price models in docs/operations.md: node packages/bench/src/price/write.ts
const path = join(import.meta.dirname, "../../../../docs/operations.md");
const models = { "price model": costTable(), "price of the guide": guideTable() };
let text = readFileSync(path, "utf8");
for (const [name, table] of Object.entries(models)) {
  const marked = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- end of the ${name} -->)`);
  text = text.replace(marked, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`);
}
writeFileSync(path, text);
