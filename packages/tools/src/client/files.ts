import { type Endpoint, isOptional } from "@bellyfed/core/endpoint";
import { faultCodes } from "@bellyfed/core/fault";
import { endpoints, problemCodes } from "@bellyfed/features/features";
import { namedSchemas } from "./named.ts";
import { type Names, namesOf } from "./names.ts";
import { commentText, type Schema, schemaOf, typeText } from "./type-text.ts";

const folder = "packages/client/src/generated";
const HEAD = "// Made from the features' contracts: npm run docs";
const all: readonly Endpoint[] = Object.values(endpoints);

/** What the client is made of besides its own code: the operations as a table, their types, and the codes of what can go wrong. */
export const clientFiles = (): Record<string, string> => ({
  [`${folder}/operations.ts`]: operationsFile(),
  [`${folder}/api.ts`]: apiFile(),
  [`${folder}/codes.ts`]: codesFile(),
});

/** Method and path, and by which parameter a list goes on where that is not `cursor`. */
function operationsFile(): string {
  const rows = all.map(
    ({ operation, method, path, follows }) => `  ${operation}: "${method} ${path}${follows ? " after" : ""}",`,
  );
  return `${HEAD}\nexport const operations = {\n${rows.join("\n")}\n} as const;\n`;
}

const union = (codes: readonly string[]): string => codes.map((code) => JSON.stringify(code)).join(" | ");
const lists = [
  ["problemCodes", "ProblemCode", "The code of every problem that the API can answer.", problemCodes],
  ["faultCodes", "FaultCode", "Everything that can be wrong with a field.", faultCodes],
] as const;
/** What has a name in the file of codes. */
const fixed = new Map(lists.map(([, type, , codes]) => [union(codes), type]));

const codesFile = (): string =>
  [
    HEAD,
    ...lists.map(
      ([name, type, about, codes]) =>
        `/** ${about} */\nexport const ${name} = [\n${codes.map((code) => `  "${code}",\n`).join("")}] as const;\n` +
        `export type ${type} = (typeof ${name})[number];`,
    ),
    "",
  ].join("\n");

function apiFile(): string {
  const answers = namesOf(namedSchemas, "output", fixed);
  const answered = all.map((endpoint) => ({ endpoint, answer: answerText(endpoint, answers) }));
  const asked = namesOf(namedSchemas, "input", fixed, answers.used);
  const operations = answered.map(
    ({ endpoint, answer }) =>
      `${commentText(aboutOf(endpoint))}${endpoint.operation}: {\n${partsOf(endpoint, asked)}${answer}};`,
  );
  const declarations = [...answers.declarations(), ...asked.declarations()];
  const codes = [...fixed.values()].filter((name) => declarations.some((text) => text.includes(name)));
  return indented(
    [
      `${HEAD}\nimport type { ${codes.join(", ")} } from "./codes.ts";`,
      ...declarations,
      `/** What each operation takes and answers. */\nexport interface Operations {\n${operations.join("\n")}\n}\n`,
    ].join("\n\n"),
  );
}

/** What an operation answers, and what a line is where it can answer lines: a row of the list, or an object that the document does not describe. */
function answerText({ response, produces = [] }: Endpoint, { nameOf }: Names): string {
  const schema = schemaOf(response, "output");
  const text = (each: Schema) => typeText(each, { nameOf, direction: "output" });
  const rows = schema.properties?.data?.items;
  const line = typeof rows === "object" ? rows : { type: "object" };
  return `data: ${text(schema)};\n${produces.includes("application/x-ndjson") ? `line: ${text(line)};\n` : ""}`;
}

/** What an operation takes: each part by its name. */
const partsOf = ({ params, query, body }: Endpoint, { nameOf }: Names): string =>
  Object.entries({ params, query, body })
    .map(([name, schema]) => `${name}: ${typeText(schemaOf(schema, "input"), { nameOf, direction: "input" })};\n`)
    .join("");

function aboutOf({ summary, method, path, access, deprecated, produces = [] }: Endpoint): string {
  const token = Array.isArray(access)
    ? ` Needs a token of ${access.join(", ")}.`
    : isOptional(access)
      ? " A token tells more."
      : "";
  const other = produces.filter((type) => type !== "application/json").join(", ");
  const end = deprecated
    ? ` @deprecated Works until ${deprecated.sunset}; use ${deprecated.instead ?? "nothing"}.`
    : "";
  return `${summary}. \`${method} ${path}\`.${token}${other ? ` Also as ${other}.` : ""}${end}`;
}

/** Lines moved in by two spaces for each brace that is open. */
function indented(text: string): string {
  let depth = 0;
  return text
    .split("\n")
    .map((line) => {
      if (line.startsWith("}")) depth--;
      const moved = `${"  ".repeat(depth)}${line}`.trimEnd();
      if (line.endsWith("{")) depth++;
      return moved;
    })
    .join("\n");
}
