import { hash } from "node:crypto";
import type { RouteManifest } from "@bellyfed/core/manifest";

/** One path template with everything that can be done there. */
export interface Resource {
  /** `/restaurants/{id}` */
  readonly path: string;
  readonly id: string;
  /** Names of the path parameters, from left to right. */
  readonly parameters: readonly string[];
  readonly methods: ReadonlyMap<string, RouteManifest>;
  /** The value of an Allow header. */
  readonly allow: string;
}

export interface Match {
  readonly resource: Resource;
  /** Values of the path parameters as they were sent, still percent-encoded. */
  readonly values: readonly string[];
}

interface Node {
  readonly children: Map<string, Node>;
  parameter: { readonly name: string; readonly node: Node } | undefined;
  resource: Resource | undefined;
}

const NO_VALUES: readonly string[] = [];
const node = (): Node => ({ children: new Map(), parameter: undefined, resource: undefined });
const parameterOf = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

/**
 * Prepares the templates for matching: a literal segment wins over a parameter.
 * Throws, as API Gateway does, when two templates name the parameter at one place differently.
 */
export function compileRoutes(routes: readonly RouteManifest[]): (path: string) => Match | undefined {
  const root = node();
  const literal = new Map<string, Match>();
  for (const [path, group] of Map.groupBy(routes, (route) => route.path)) {
    const resource = resourceOf(path, group);
    place(root, path).resource = resource;
    if (resource.parameters.length === 0) literal.set(path, { resource, values: NO_VALUES });
  }
  return (path) => literal.get(path) ?? find(root, path.split("/"), 1, []);
}

/** Whether a route answers HEAD as well. Whoever only asked for the head of a stream would take the place of somebody who reads one. */
export const answersHead = (route: RouteManifest | undefined): boolean => route?.method === "GET" && !route.streaming;

function resourceOf(path: string, routes: readonly RouteManifest[]): Resource {
  const methods = new Map<string, RouteManifest>(routes.map((route) => [route.method, route]));
  const names = [...methods.keys(), ...(answersHead(methods.get("GET")) ? ["HEAD"] : []), "OPTIONS"];
  return {
    path,
    id: hash("sha256", path).slice(0, 6),
    parameters: path.split("/").flatMap((segment) => parameterOf(segment) ?? []),
    methods,
    allow: names.join(", "),
  };
}

function place(root: Node, path: string): Node {
  let at = root;
  for (const segment of path.split("/").slice(1)) {
    const name = parameterOf(segment);
    if (name === undefined) {
      const child = at.children.get(segment) ?? node();
      at.children.set(segment, child);
      at = child;
      continue;
    }
    at.parameter ??= { name, node: node() };
    if (at.parameter.name !== name) {
      throw new Error(
        `${path}: {${name}} is called {${at.parameter.name}} in another path; API Gateway allows one name`,
      );
    }
    at = at.parameter.node;
  }
  return at;
}

function find(at: Node, segments: readonly string[], index: number, values: readonly string[]): Match | undefined {
  const segment = segments[index];
  if (segment === undefined) return at.resource && { resource: at.resource, values };
  const child = at.children.get(segment);
  const match = child && find(child, segments, index + 1, values);
  if (match || at.parameter === undefined || segment === "") return match;
  return find(at.parameter.node, segments, index + 1, [...values, segment]);
}
