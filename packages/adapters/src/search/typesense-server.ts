import { randomUUID } from "node:crypto";
import type { NewIndex, SearchServer } from "@bellyfed/core/search/search-server";
import { ALIAS, typesenseIndex } from "./typesense.ts";
import { type CallTypesense, readJson } from "./typesense-calls.ts";
import { collection } from "./typesense-collection.ts";
import { fields } from "./typesense-fields.ts";
import { loadingInto } from "./typesense-writing.ts";

const pathOf = (kind: "aliases" | "collections", name: string) => `/${kind}/${encodeURIComponent(name)}`;

/** A server of Typesense (0.24 to 30), whose index in use stands behind an alias. One makes new ones at a time; any number read. */
export function typesenseServer(call: CallTypesense, alias: string = ALIAS): SearchServer {
  const index = typesenseIndex(call, alias);
  return {
    async current() {
      return (await targetOf(call, alias)) === undefined ? undefined : index;
    },
    async begin() {
      await removeLeft(call, alias);
      return newTypesenseIndex(call, `${alias}-${randomUUID()}`, alias);
    },
  };
}

/** A new index beside the one that the alias stands for; `cutOver` puts it in its place at once, and takes the former one away. */
export async function newTypesenseIndex(call: CallTypesense, name: string, alias: string = ALIAS): Promise<NewIndex> {
  await call({ method: "POST", path: "/collections", body: { name, fields } });
  return {
    index: typesenseIndex(call, name),
    async load(parts, mean) {
      const load = loadingInto(collection(call, name), mean);
      for await (const part of parts) await load(part);
    },
    async cutOver() {
      const former = await targetOf(call, alias);
      await call({ method: "PUT", path: pathOf("aliases", alias), body: { collection_name: name } });
      if (former && former !== name) await call({ method: "DELETE", path: pathOf("collections", former) });
    },
  };
}

async function targetOf(call: CallTypesense, alias: string): Promise<string | undefined> {
  const text = await call({ method: "GET", path: pathOf("aliases", alias) });
  return text === undefined ? undefined : readJson<{ readonly collection_name: string }>(text).collection_name;
}

/** Takes away what was begun and never came into use, and what came out of use when whoever saw to that died. */
async function removeLeft(call: CallTypesense, alias: string): Promise<void> {
  const inUse = await targetOf(call, alias);
  const all = readJson<readonly { readonly name: string }[]>(
    (await call({ method: "GET", path: "/collections" })) ?? "[]",
  );
  const left = all.filter(({ name }) => name.startsWith(`${alias}-`) && name !== inUse);
  for (const { name } of left) await call({ method: "DELETE", path: pathOf("collections", name) });
}
