import type { Method } from "@bellyfed/core/endpoint";
import { CORS_ALLOWED_HEADERS, CORS_EXPOSED_HEADERS, CORS_MAX_AGE_SECONDS } from "@bellyfed/core/http/cors";
import { componentName } from "./naming.ts";

export const exposedHeaders = CORS_EXPOSED_HEADERS.join(",");
/** What every preflight's answer holds, whatever its path. */
export const CORS: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Headers": CORS_ALLOWED_HEADERS.join(","),
  "Access-Control-Max-Age": String(CORS_MAX_AGE_SECONDS),
  Vary: "Origin",
};

/** Velocity, as API Gateway's mapping templates have it: names the origin that asks if it is on the list, else nobody. */
export const originTemplate = (origins: readonly string[]): string =>
  [
    `#set($origin = $input.params("Origin"))`,
    `#if($origin == "")#set($origin = $input.params("origin"))#end`,
    `#foreach($allowed in ${JSON.stringify(origins)})`,
    `#if($allowed == $origin)#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end`,
    `#end`,
  ].join("");

/** Answers OPTIONS for one path without a function and without a key. Answers what a deployment has to wait for. */
export function preflight(
  api: sst.aws.ApiGatewayV1,
  path: string,
  methods: readonly Method[],
  origins: $util.Input<string[]>,
) {
  const component = `ApiPreflight${componentName(path) || "Root"}`;
  const route = api.routeIntegration(`OPTIONS ${path}`, {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode": 204}' },
  });
  const place = {
    restApi: api.nodes.api.id,
    resourceId: route.nodes.integration.resourceId,
    httpMethod: "OPTIONS",
    statusCode: "204",
  };
  const fields: Record<string, string> = {
    ...CORS,
    "Access-Control-Allow-Methods": methods.join(","),
    Allow: [...methods, "OPTIONS"].join(","),
  };
  const named = <T>(of: (value: string) => T) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`method.response.header.${name}`, of(value)]));
  const method = new aws.apigateway.MethodResponse(
    `${component}Response`,
    {
      ...place,
      responseParameters: { ...named(() => true), "method.response.header.Access-Control-Allow-Origin": true },
    },
    { dependsOn: [route.nodes.integration] },
  );
  const integration = new aws.apigateway.IntegrationResponse(
    `${component}Answer`,
    {
      ...place,
      responseParameters: named((value) => `'${value}'`),
      responseTemplates: { "application/json": $util.output(origins).apply(originTemplate) },
    },
    { dependsOn: [method] },
  );
  return [method, integration];
}
