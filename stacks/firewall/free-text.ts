import type { Method } from "@bellyfed/core/endpoint";
import { endpoints } from "@bellyfed/features/features";
import * as v from "valibot";
import { all, isMethod, isPath } from "./statements.ts";

/** What people write, or may have to send, and managed rules take for an attack. A field that admits any of these holds free text. */
const SUSPECT = [
  "I <3 the script: 1 or 1=1 -- see ../menu",
  "http://192.0.2.1/../menu.log?a=<script>",
  // A cursor that goes on after a long name.
  "x".repeat(3_000),
];

interface Described extends v.GenericSchema {
  readonly entries?: Readonly<Record<string, Described>>;
  readonly wrapped?: Described;
  readonly item?: Described;
  readonly options?: readonly (Described | string)[];
}

/** Whether a value of this shape can hold free text. */
export function takesText(schema: v.GenericSchema): boolean {
  const { entries, wrapped, item, options = [] } = schema as Described;
  const parts = [...Object.values(entries ?? {}), ...[wrapped, item].filter((part) => part !== undefined)];
  parts.push(...options.filter((option) => typeof option !== "string"));
  return SUSPECT.some((text) => v.is(schema, text)) || parts.some(takesText);
}

type Part = "body" | "query";

/** The paths of the API, by method, where a request's body or query can hold free text, as the features' contracts say. */
export const textPaths = (part: Part): ReadonlyMap<Method, readonly string[]> =>
  new Map(
    [...Map.groupBy(Object.values(endpoints), ({ method }) => method)]
      .map(([method, all]) => [method, all.filter((each) => takesText(each[part])).map(({ path }) => path)] as const)
      .filter(([, paths]) => paths.length > 0),
  );

/** AWS takes no longer expression. */
const MOST_CHARACTERS = 512;

/** Requests of the API whose body, or query, can hold free text. `stage`: the API's stage, by which paths begin at AWS's own address. */
export const textRequests = (part: Part, stage: string) =>
  [...textPaths(part)].flatMap(([method, paths]) =>
    expressionsFor(paths, stage).map((expression) => all(isMethod(method), isPath(expression))),
  );

/** As few expressions as these paths need: each as long as AWS takes it. */
export function expressionsFor(paths: readonly string[], stage: string): string[] {
  const whole = (some: readonly string[]) => `^(/${stage})?(${some.map(patternOf).join("|")})$`;
  return paths
    .reduce<string[][]>(
      ([last = [], ...others], path) =>
        whole([...last, path]).length > MOST_CHARACTERS ? [[path], last, ...others] : [[...last, path], ...others],
      [],
    )
    .map(whole);
}

/** `/restaurants/{id}` */
const patternOf = (path: string): string => path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+");
