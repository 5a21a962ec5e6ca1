import { type ServiceModel, type Shape, shapeOf } from "./service-model.ts";

/** Where the provider says a thing otherwise than AWS: the model's name, or null for what is no part of this request. */
export type Renamed = Readonly<Record<string, string | null>>;

export interface Translated {
  readonly params: unknown;
  /** Inputs that the model does not know. */
  readonly unknown: readonly string[];
}

interface Translation {
  readonly model: ServiceModel;
  readonly renamed: Renamed;
  readonly unknown: string[];
}

/** Says in the words of AWS's model what Pulumi's provider is told: the same names but for case, tables of tags, lists with their counts. */
export function translated(model: ServiceModel, shape: string, inputs: unknown, renamed: Renamed): Translated {
  const unknown: string[] = [];
  return { params: value({ model, renamed, unknown }, shapeOf(model, shape), inputs, ""), unknown };
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (one: unknown): one is Fields => typeof one === "object" && one !== null && !Array.isArray(one);

function value(translation: Translation, shape: Shape, input: unknown, path: string): unknown {
  if (shape.type === "structure") return structure(translation, shape, input, path);
  if (shape.type === "list") return list(translation, shape, input, path);
  if (shape.type === "map" && isFields(input)) return map(translation, shape, input, path);
  return scalar(shape.type, input);
}

const NUMBERS = ["integer", "long", "float", "double"];

/** The provider has numbers as texts and texts as numbers. */
function scalar(type: string, input: unknown): unknown {
  if (NUMBERS.includes(type) && typeof input === "string" && /^-?\d+(\.\d+)?$/.test(input)) return Number(input);
  if (type === "string" && (typeof input === "number" || typeof input === "boolean")) return String(input);
  return input;
}

function list(translation: Translation, shape: Shape, input: unknown, path: string): unknown {
  const of = shapeOf(translation.model, shape.member?.shape ?? "");
  const isTag = of.members && "Key" in of.members && "Value" in of.members;
  if (isTag && isFields(input)) return Object.entries(input).map(([Key, Value]) => ({ Key, Value }));
  const all: unknown[] = Array.isArray(input) ? input : [input];
  return all.map((each, index) => value(translation, of, each, `${path}[${index}]`));
}

function map(translation: Translation, shape: Shape, input: Fields, path: string): unknown {
  const of = shapeOf(translation.model, shape.value?.shape ?? "");
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, each]) => each !== undefined && each !== null)
      .map(([key, each]) => [key, value(translation, of, each, `${path}.${key}`)]),
  );
}

const bare = (name: string) => name.replaceAll(/[^a-z0-9]/gi, "").toLowerCase();

function structure(translation: Translation, { members = {} }: Shape, input: unknown, path: string): unknown {
  if (Array.isArray(input) && members.Quantity) {
    return structure(translation, { type: "structure", members }, { quantity: input.length, items: input }, path);
  }
  const fields = Array.isArray(input) && input.length === 1 ? (input[0] as unknown) : input;
  if (!isFields(fields)) return fields;
  const counted = members.Quantity && Array.isArray(fields.items) && !("quantity" in fields);
  const result: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(counted ? { ...fields, quantity: (fields.items as []).length } : fields)) {
    if (each === undefined || each === null) continue;
    const at = path ? `${path}.${key}` : key;
    const general = at.replaceAll(/\[\d+\]/g, "");
    const name = general in translation.renamed ? translation.renamed[general] : memberOf(members, key);
    if (name === null) continue;
    const member = members[name ?? ""];
    if (member && name) result[name] = value(translation, shapeOf(translation.model, member.shape), each, at);
    else translation.unknown.push(at);
  }
  return result;
}

/** By the same name, with or without a plural. */
function memberOf(members: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const names = Object.keys(members);
  return (
    names.find((name) => bare(name) === bare(key)) ??
    names.find((name) => bare(name).replace(/s$/, "") === bare(key).replace(/s$/, ""))
  );
}
