import { readFileSync } from "node:fs";
import { join } from "node:path";

// biome-ignore lint/suspicious/noExplicitAny: the inputs of every kind of rule
type Values = Readonly<Record<string, any>>;

export interface WebAcl {
  readonly rules: readonly Values[];
  readonly customResponseBodies: readonly Values[];
}

/** A web ACL as the stacks ask it of AWS; `vitest run --project infra -u stacks/firewall` records it anew. */
export const readAcl = (name: "site"): WebAcl =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${name}.web-acl.json`), "utf8"));
