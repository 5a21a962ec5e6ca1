import { type Field, fieldsOf, type JsonSchema, type SameAs } from "./schema.ts";

/** Who may call an operation: anybody, whoever has a key, or these roles. */
export type Caller = "open" | "key" | readonly string[];

export interface Parameter extends Field {
  readonly place: "path" | "query" | "header";
}

export interface Success {
  readonly statuses: readonly string[];
  /** The content types that can be asked for. */
  readonly types: readonly string[];
  readonly fields: readonly Field[];
  /** The operation that answers the same. */
  readonly sameAs: string | undefined;
}

export interface Ending {
  readonly since: string;
  readonly sunset: string;
  readonly instead: string | null;
}

/** An operation of the API, as the page shows it. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly caller: Caller;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Field[];
  readonly successes: readonly Success[];
  /** Since when it is on its way out (days of UTC), until when it works, and which operation to use; undefined for what stays. */
  readonly deprecated: Ending | undefined;
  /** Whether it says 304 to who has the newest. */
  readonly knowsUnchanged: boolean;
}

export interface Group {
  readonly tag: string;
  readonly operations: readonly Operation[];
}

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly "x-roles"?: readonly string[];
  readonly "x-deprecation"?: Ending;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: Parameter["place"];
    readonly required: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

/** The operations of an OpenAPI document as our API makes it (packages/functions/src/service/openapi.ts), by tag, in its order. */
export function groupsOf(document: Readonly<Record<string, unknown>>): Group[] {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Described>>>>;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method: method.toUpperCase(), described })),
  );
  const known = answersOf(all.map(({ described }) => described));
  const byTag = Map.groupBy(all, ({ described }) => described.tags[0] ?? "");
  return [...byTag].map(([tag, entries]) => ({
    tag,
    operations: entries.map(({ path, method, described }) => operation(path, method, described, known)),
  }));
}

/** What each schema of an answer is called: after the first operation that answers it and nothing else. */
function answersOf(all: readonly Described[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { operationId, responses } of all) {
    for (const { content = {} } of Object.values(responses)) {
      const schema = content[JSON_TYPE]?.schema;
      if (schema?.properties && !known.has(JSON.stringify(schema))) known.set(JSON.stringify(schema), operationId);
    }
  }
  return known;
}

const JSON_TYPE = "application/json";

function operation(path: string, method: string, described: Described, known: ReadonlyMap<string, string>): Operation {
  const { operationId: name, summary, parameters, requestBody, responses } = described;
  const sameAs: SameAs = (schema) => {
    const same = known.get(JSON.stringify(schema));
    return same === name ? undefined : same;
  };
  const body = requestBody?.content[JSON_TYPE]?.schema;
  return {
    name,
    method,
    path,
    summary,
    caller: callerOf(described),
    parameters: parameters.flatMap(parameterOf),
    body: body ? fieldsOf(body) : [],
    successes: successesOf(responses, sameAs),
    deprecated: described["x-deprecation"],
    knowsUnchanged: "304" in responses,
  };
}

function parameterOf({ name, in: place, required, schema }: Described["parameters"][number]): Parameter[] {
  const fields = fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] });
  return fields.map((field) => ({ ...field, place }));
}

/** Statuses that come with the same content are one. */
function successesOf(responses: Described["responses"], sameAs: SameAs): Success[] {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const byContent = Map.groupBy(successes, ([, { content }]) => JSON.stringify(content ?? {}));
  return [...byContent.values()].map((alike) => {
    const content = alike[0]?.[1].content ?? {};
    const schema = content[JSON_TYPE]?.schema;
    const same = schema && sameAs(schema);
    return {
      statuses: alike.map(([status]) => status),
      types: Object.keys(content),
      fields: schema && !same ? fieldsOf(schema, sameAs) : [],
      sameAs: same,
    };
  });
}

function callerOf({ security, "x-roles": roles }: Described): Caller {
  const [needs] = security;
  if (!needs || Object.keys(needs).length === 0) return "open";
  return roles ?? "key";
}
