import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json, text } from "node:stream/consumers";

interface Document {
  readonly id: string;
  readonly [field: string]: unknown;
}
type Documents = Map<string, Document>;

/** A server that answers as Typesense does, as far as few documents are concerned: of filters it knows the ids, kinds and numbers, and lets all else pass. */
export interface FakeTypesense {
  readonly url: string;
  readonly aliases: Map<string, string>;
  readonly collections: Map<string, Documents>;
  /** Called before each request is answered; what it throws is answered with 503, as by a server that has no time. */
  before: (method: string, path: string) => void;
  /** As one that has just been started on an empty disk. */
  lose(): void;
  stop(): void;
}

export const FAKE_API_KEY = "fake";

/** Starts one on a port of its own. */
export async function fakeTypesense(): Promise<FakeTypesense> {
  const [aliases, collections] = [new Map<string, string>(), new Map<string, Documents>()];
  const server = createServer(async (request, response) => {
    try {
      fake.before(String(request.method), String(request.url));
      const isKnown = request.headers["x-typesense-api-key"] === FAKE_API_KEY;
      const answer = isKnown ? await answerTo(request, aliases, collections) : undefined;
      response.writeHead(isKnown ? (answer === undefined ? 404 : 200) : 401);
      response.end(typeof answer === "string" ? answer : JSON.stringify(answer ?? {}));
    } catch (error) {
      response.writeHead(503).end(String(error));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const fake: FakeTypesense = {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, aliases, collections, before: () => {} },
    lose() {
      aliases.clear();
      collections.clear();
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return fake;
}

type Body = Record<string, unknown>;

async function answerTo(
  request: IncomingMessage,
  aliases: Map<string, string>,
  collections: Map<string, Documents>,
): Promise<unknown> {
  const { pathname, searchParams } = new URL(String(request.url), "http://localhost");
  const [, kind = "", name = "", , what = ""] = pathname.split("/").map(decodeURIComponent);
  const filter = searchParams.get("filter_by") ?? "";
  const { method } = request;
  if (kind === "multi_search") {
    const { searches } = (await json(request)) as { searches: Body[] };
    return {
      results: searches.map((query) => found(collections.get(target(aliases, String(query.collection))), query)),
    };
  }
  if (kind === "aliases" && method === "PUT")
    aliases.set(name, String(((await json(request)) as Body).collection_name));
  if (kind === "aliases") return aliases.has(name) ? { name, collection_name: aliases.get(name) } : undefined;
  if (method === "POST" && name === "") return make(collections, (await json(request)) as Body);
  if (name === "") return [...collections.keys()].map((each) => ({ name: each }));
  const documents = collections.get(target(aliases, name));
  if (!documents) return undefined;
  if (method === "DELETE" && !pathname.includes("/documents")) return collections.delete(name);
  if (method === "DELETE") return selected(documents, filter).map(({ id }) => documents.delete(id));
  if (what === "import") return imported(documents, await text(request));
  if (what === "export") return lines(selected(documents, filter));
  return documents.get(what);
}

const target = (aliases: Map<string, string>, name: string) => aliases.get(name) ?? name;
function make(collections: Map<string, Documents>, { name }: Body): object {
  collections.set(String(name), new Map());
  return { name };
}
const lines = (all: readonly unknown[]) => all.map((each) => JSON.stringify(each)).join("\n");

function imported(documents: Documents, body: string): string {
  const all = body.split("\n").map((line) => JSON.parse(line) as Document);
  for (const document of all) documents.set(document.id, document);
  return lines(all.map(() => ({ success: true })));
}

function found(documents: Documents | undefined, { filter_by, per_page, page = 1, facet_by }: Body) {
  if (!documents) return { code: 404, error: "Not found." };
  const all = selected(documents, String(filter_by)).sort((one, other) => (one.id < other.id ? -1 : 1));
  const size = Number(per_page);
  const hits = all.slice((Number(page) - 1) * size, Number(page) * size).map((document) => ({ document }));
  const fields = facet_by === undefined ? [] : String(facet_by).split(",");
  const sum = (field: string) => all.reduce((total, each) => total + Number(each[field] ?? 0), 0);
  const facet_counts = fields.map((field_name) => ({ field_name, counts: [], stats: { sum: sum(field_name) } }));
  return { found: all.length, hits, facet_counts };
}

const selected = (documents: Documents, filter: string): Document[] => {
  const passes = filter.split(" && ").map(condition);
  return [...documents.values()].filter((document) => passes.every((pass) => pass(document)));
};

function condition(text: string): (document: Document) => boolean {
  const [, field = "", operator, value = ""] = /^(id|kind|seq):(=|>|<=)?(.+)$/.exec(text) ?? [];
  if (field === "seq")
    return ({ seq }) => typeof seq === "number" && (operator === ">" ? seq > Number(value) : seq <= Number(value));
  const any = value.replace(/^\[|\]$/g, "").split(",");
  const values = any.map((each) => each.replaceAll("`", ""));
  return field === "" ? () => true : (document) => values.includes(String(document[field]));
}
