import fc from "fast-check";
import type { Call } from "../e2e/caller.ts";
import { type Operation, operations } from "./document.ts";
import { valuesOf } from "./values.ts";

/** Values of a path's parameters by their names. */
export type Segments = Readonly<Record<string, string>>;

/** What a path's parameters are where it leads to a location or to what lies around it; undefined where it leads elsewhere. */
export function segmentsOf(path: string, location: string): Segments | undefined {
  const there = location.split("/");
  const segments: Record<string, string> = {};
  for (const [at, part] of path.split("/").entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = there[at];
    if (name === undefined ? value !== undefined && value !== part : value === undefined) return undefined;
    if (name !== undefined && value !== undefined) segments[name] = value;
  }
  return segments;
}

/** Bodies that are tried: a schema does not say all that is asked of them. */
const TRIES = 25;

const isCreation = ({ method, responses }: Operation) => method === "POST" && "201" in responses;

/** Locations that an operation's path leads to: of what is known, else of what the document's own operations create on its way. */
export async function locationsFor(
  { path }: Operation,
  known: readonly string[],
  create: (creation: Operation, target: string) => Promise<string>,
): Promise<readonly string[]> {
  const leads = (locations: readonly string[]) => locations.filter((location) => segmentsOf(path, location));
  if (!path.includes("{") || leads(known).length > 0) return leads(known);
  const onTheWay = operations
    .filter((operation) => isCreation(operation) && path.startsWith(`${operation.path}/{`))
    .toSorted((a, b) => a.path.length - b.path.length);
  let found = known;
  for (const creation of onTheWay) {
    const parent = found.map((location) => segmentsOf(creation.path, location)).find((segments) => segments);
    found = [await create(creation, filled(creation.path, parent ?? {})), ...found];
  }
  if (leads(found).length > 0) return leads(found);
  throw new Error(
    `No POST of the API that answers 201 and a Location leads to ${path}: create what it needs in packages/testing/src/fuzz/world.ts`,
  );
}

export const filled = (path: string, segments: Segments): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => segments[name] ?? "-");

/** Creates one thing by an operation of the document; answers its Location. */
export const creating =
  (call: Call, token: string) =>
  async ({ path, requestBody }: Operation, target: string): Promise<string> => {
    const bodies = valuesOf(requestBody?.content["application/json"]?.schema ?? {});
    let refused: unknown;
    for (const body of fc.sample(bodies, TRIES)) {
      const answer = await call("POST", target, { body, token });
      const location = answer.headers.get("location");
      if (answer.status === 201 && location) return location;
      refused = answer.body;
    }
    throw new Error(
      `POST ${path} refused ${TRIES} bodies that its schema allows: say in packages/testing/src/fuzz/values.ts what the schema does not (${JSON.stringify(refused)})`,
    );
  };
