import type { RouteManifest } from "@bellyfed/core/manifest";
import { componentName } from "../../naming.ts";
import { ofType, type Resource, types } from "../resource.ts";

export interface DeployedRoute {
  readonly method: string;
  readonly path: string;
  readonly apiKey: boolean;
  /** The component of the function behind it; undefined for what the gateway answers by itself. */
  readonly function: string | undefined;
  readonly validates: boolean;
  /** How its function is called, how its answer is passed on, and for how many milliseconds it is waited for. */
  readonly transfer: string;
}

/** The routes of the API as its resources, methods and integrations say. */
export function deployedRoutes(resources: readonly Resource[]): DeployedRoute[] {
  const parts = new Map(ofType(resources, types.gatewayResource).map((part) => [`${part.name}-id`, part.inputs]));
  const pathOf = (id: string): string => {
    const part = parts.get(id);
    return part ? `${pathOf(part.parentId)}/${part.pathPart}` : "";
  };
  const integrations = new Map(
    ofType(resources, types.integration).map(({ inputs }) => [`${inputs.httpMethod} ${inputs.resourceId}`, inputs]),
  );
  return ofType(resources, types.method).map(({ inputs }) => {
    const integration = integrations.get(`${inputs.httpMethod} ${inputs.resourceId}`);
    return {
      method: inputs.httpMethod,
      path: pathOf(inputs.resourceId),
      apiKey: inputs.apiKeyRequired === true,
      function: /function:(\w+)Function/.exec(integration?.uri ?? "")?.[1],
      validates: inputs.requestValidatorId !== undefined && inputs.requestModels?.["application/json"] !== undefined,
      transfer: transferOf(integration),
    };
  });
}

const transferOf = ({ uri = "", responseTransferMode, timeoutMilliseconds }: Resource["inputs"] = {}): string =>
  [uri.split("/").at(-1), responseTransferMode, timeoutMilliseconds].filter(Boolean).join(" ");

/** Lambda has to be called in the way that goes with how the answer is passed on. */
const wantedTransfer = ({ streaming }: RouteManifest): string =>
  streaming ? "response-streaming-invocations STREAM 900000" : "invocations BUFFERED";

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;

/** Every difference between the routes that are wanted and those that are deployed, in words. */
export function routeFaults(wanted: readonly RouteManifest[], resources: readonly Resource[]): string[] {
  const routes = deployedRoutes(resources);
  const found = new Map(routes.map((route) => [nameOf(route), route]));
  const names = new Set(wanted.map(nameOf));
  return [
    ...wanted.flatMap((route) => faultsOf(route, found.get(nameOf(route)))),
    ...routes
      .filter((route) => route.function !== undefined && !names.has(nameOf(route)))
      .map((route) => `${nameOf(route)} is deployed, but in no manifest`),
    ...wanted
      .filter(({ path, alone }) => alone && !found.has(`ANY ${path}`))
      .map(({ path }) => `${path} does not say that it has one method`),
    ...wanted.filter(({ path }) => !found.has(`OPTIONS ${path}`)).map(({ path }) => `${path} answers no preflight`),
    ...routes
      .filter(({ method, apiKey }) => method === "OPTIONS" && apiKey)
      .map((route) => `${nameOf(route)} asks for a key that no browser sends`),
  ];
}

function faultsOf(route: RouteManifest, found: DeployedRoute | undefined): string[] {
  const name = nameOf(route);
  if (!found) return [`${name} is not deployed`];
  const target = componentName(route.function);
  const transfer = wantedTransfer(route);
  return [
    ...(found.function === target ? [] : [`${name} leads to ${found.function} instead of ${target}`]),
    ...(found.apiKey === route.apiKey ? [] : [`${name} ${found.apiKey ? "asks" : "does not ask"} for an API key`]),
    ...(found.transfer === transfer ? [] : [`${name} is answered by "${found.transfer}" instead of "${transfer}"`]),
  ];
}
