import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { costTable } from "./table.ts";

// Renews the price model in docs/operations.md: node packages/bench/src/price/write.ts
const path = join(import.meta.dirname, "../../../../docs/operations.md");
const marked = /(<!-- price model -->\n)[\s\S]*?(<!-- end of the price model -->)/;
const text = readFileSync(path, "utf8");
writeFileSync(
  path,
  text.replace(marked, (_, begin: string, end: string) => `${begin}\n${costTable()}\n\n${end}`),
);
