import { type ServiceModel, type Shape, shapeOf } from "./service-model.ts";

/** Why AWS's model does not take these parameters: what is missing, of another type, too long, too many, no such word. */
export function refusals(model: ServiceModel, name: string, value: unknown, path = name): string[] {
  const shape = shapeOf(model, name);
  const say = (problem: string) => [`${path} ${problem}`];
  switch (shape.type) {
    case "structure":
      return isFields(value) ? inStructure(model, shape, value, path) : say("is no structure");
    case "list":
      if (!Array.isArray(value)) return say("is no list");
      return [
        ...sized(shape, value.length, path, "entries"),
        ...value.flatMap((each, index) => refusals(model, shape.member?.shape ?? "", each, `${path}[${index}]`)),
      ];
    case "map":
      return isFields(value) ? inMap(model, shape, value, path) : say("is no map");
    case "boolean":
      return typeof value === "boolean" ? [] : say("is no boolean");
    case "blob":
    case "timestamp":
      return typeof value === "string" ? [] : say("is no text");
    case "string":
      return typeof value === "string" ? inText(shape, value, path) : say("is no text");
    default:
      return typeof value === "number" ? sized(shape, value, path, "") : say("is no number");
  }
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (one: unknown): one is Fields => typeof one === "object" && one !== null && !Array.isArray(one);

const inStructure = (model: ServiceModel, { required = [], members = {} }: Shape, value: Fields, path: string) => [
  ...required.filter((name) => value[name] === undefined).map((name) => `${path} lacks ${name}`),
  ...Object.entries(value).flatMap(([name, each]) => {
    const member = members[name];
    return member ? refusals(model, member.shape, each, `${path}.${name}`) : [`${path} knows no ${name}`];
  }),
];

const inMap = (model: ServiceModel, { key, value: of, ...shape }: Shape, value: Fields, path: string) => [
  ...sized(shape, Object.keys(value).length, path, "entries"),
  ...Object.entries(value).flatMap(([name, each]) => [
    ...refusals(model, key?.shape ?? "", name, `${path} (key)`),
    ...refusals(model, of?.shape ?? "", each, `${path}.${name}`),
  ]),
];

function inText({ pattern, enum: words, ...shape }: Shape, value: string, path: string): string[] {
  return [
    ...sized(shape, value.length, path, "characters"),
    ...(words && !words.includes(value) ? [`${path} is "${value}", which is none of ${words.join(", ")}`] : []),
    ...(pattern && !expression(pattern).test(value)
      ? [`${path} is "${value.slice(0, 80)}", which is not ${pattern}`]
      : []),
  ];
}

/** AWS's patterns are of the whole text, in Java's notation. */
function expression(pattern: string): RegExp {
  const own = pattern.replaceAll("\\p{IsLetter}", "\\p{L}").replaceAll("\\p{Alnum}", "[A-Za-z0-9]");
  try {
    return new RegExp(`^(?:${own})$`, "su");
  } catch {
    return new RegExp(`^(?:${own})$`, "s");
  }
}

function sized(
  { min = -Infinity, max = Infinity }: Shape | Omit<Shape, "type">,
  size: number,
  path: string,
  unit: string,
): string[] {
  if (size >= min && size <= max) return [];
  return [`${path} has ${size} ${unit}, and takes ${min} to ${max}`.replace("  ", " ")];
}
