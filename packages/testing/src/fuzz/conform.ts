import { type FieldError, fieldError } from "@bellyfed/core/fault";
import { isTimeZone } from "@bellyfed/core/hours/zone";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { document, type Operation } from "./document.ts";
import type { Request } from "./request.ts";
import type { Received } from "./send.ts";

const ID = "https://bellyfed/openapi.json";
const PROBLEM = "application/problem+json";
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: { "time-zone": isTimeZone, "date-time": isTime, date: isDate, uri: URL.canParse },
});
ajv.addSchema(document, ID);

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

const step = (text: string) => encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1"));

/** The document's own schema of an answer's body. */
function schemaAt(...path: readonly string[]): ValidateFunction {
  const pointer = `${ID}#/${path.map(step).join("/")}`;
  const validate = ajv.getSchema(pointer);
  if (!validate) throw new Error(`The document has no ${pointer}`);
  return validate;
}

const faultsBy = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

function parsed(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

/** What is wrong with an answer by the API's own document; an empty list when it conforms. */
export function faultsOf(operation: Operation, request: Request, answer: Received): string[] {
  const { status, body, headers } = answer;
  if (status >= 500) return [`answered ${status}: ${body.slice(0, 500)}`];
  const faults = /^[0-9a-f]{32}$/.test(String(headers["x-trace-id"])) ? [] : ["has no trace id"];
  if (request.method === "HEAD" || status === 204 || status === 304) {
    const documented = status >= 400 || operation.responses[status] !== undefined;
    return [...faults, ...(body === "" ? [] : ["has a body"]), ...(documented ? [] : [`${status} is not documented`])];
  }
  return [
    ...faults,
    ...(status >= 400 && !hasOwnForm(operation, answer)
      ? problemFaults(status, headers["content-type"], body)
      : successFaults(operation, answer)),
  ];
}

/** Whether it refuses in a form of its own: that of a protocol. */
const hasOwnForm = ({ responses }: Operation, { status, headers }: Received): boolean => {
  const type = String(headers["content-type"]);
  return type !== PROBLEM && Object.hasOwn(responses[status]?.content ?? {}, type);
};

function successFaults({ path, method, responses }: Operation, { status, headers, body }: Received): string[] {
  const [type = ""] = String(headers["content-type"]).split(";");
  const documented = responses[status]?.content;
  if (!documented) return [`${status} is not documented`];
  if (!Object.hasOwn(documented, type)) return [`${status} with ${type} is not documented`];
  if (type !== "application/json" && !type.endsWith("+json")) return [];
  const json = parsed(body);
  const verb = method.toLowerCase();
  return json
    ? faultsBy(schemaAt("paths", path, verb, "responses", String(status), "content", type, "schema"), json.value)
    : ["is not JSON"];
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/** Whether a message is another than what its code and params make. */
const isRephrased = (error: FieldError): boolean => fieldError(error.pointer, error).message !== error.message;

function problemFaults(status: number, type: string | undefined, body: string): string[] {
  if (type !== PROBLEM) return [`is a ${type}, not a problem: ${body.slice(0, 200)}`];
  const json = parsed(body);
  if (!json) return ["is not JSON"];
  const shape = faultsBy(schemaAt("components", "schemas", "Problem"), json.value);
  if (shape.length > 0) return shape;
  const { errors = [], ...problem } = json.value as Problem;
  const pointed = errors.length > 0 && errors.every(({ pointer }) => pointer === "" || pointer.startsWith("/"));
  const about = status === 400 || problem.code === "input.invalid";
  return [
    ...(problem.status === status ? [] : [`says ${problem.status} and is ${status}`]),
    ...(about && !pointed ? [`points at nothing: ${body}`] : []),
    ...errors.filter(isRephrased).map(({ message }) => `"${message}" is not what its code says`),
    ...(/node_modules|\bat .+:\d+:\d+/.test(problem.detail) ? ["shows a stack trace"] : []),
  ];
}
