import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import type { Functions } from "./functions.ts";
import type { Call } from "./request.ts";

const routes = wiring(features).routes.map(({ method, path, function: name }) => ({
  name,
  method,
  path: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
}));
const answering = ["command", "community-command", "import"] as const satisfies (keyof Functions)[];

/** The function that answers a request, as the features' routes say. Throws for one that no client of a history sends. */
export function answererOf({ method, path }: Call): (typeof answering)[number] {
  const route = routes.find((candidate) => candidate.method === method && candidate.path.test(path));
  const found = answering.find((name) => name === route?.name);
  if (!found) throw new Error(`No function answers ${method} ${path}`);
  return found;
}
