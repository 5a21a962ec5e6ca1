import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import type { Functions } from "./functions.ts";
import type { Call } from "./request.ts";

const routes = wiring(features).routes.map(({ method, path, function: name }) => ({
  name,
  method,
  path: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`),
}));
const answering = ["command", "community-command", "import", "chats"] as const satisfies (keyof Functions)[];
/** What is called otherwise here: another one is what the guide asks its index. */
const CALLED: Readonly<Record<string, string>> = { guide: "chats" };

/** The function that answers a request, as the features' routes say. Throws for one that no client of a history sends. */
export function answererOf({ method, path }: Call): (typeof answering)[number] {
  const route = routes.find((candidate) => candidate.method === method && candidate.path.test(path));
  const called = route && (CALLED[route.name] ?? route.name);
  const found = answering.find((name) => name === called);
  if (!found) throw new Error(`No function answers ${method} ${path}`);
  return found;
}
