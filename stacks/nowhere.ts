import { gatewayProblem, NO_ROUTE, refusalHeaders } from "./gateway-responses.ts";
import { componentName } from "./naming.ts";
import { wired } from "./wiring.ts";

const JSON_TYPE = "application/json";
/** Where API Gateway answers by itself, whatever the method, and what. */
interface Place {
  readonly name: string;
  readonly path: string;
  readonly refusal: Parameters<typeof gatewayProblem>[0];
  /** Header fields besides, as API Gateway wants them: in quotes. */
  readonly fields: Readonly<Record<string, string>>;
}

const missing = { refusal: NO_ROUTE, fields: {} };
/** Paths of one method, whose callers are to be told so. */
const alone = wired.routes
  .filter((route) => route.alone)
  .map(({ path, method }): Place => {
    const allow = `${method}, OPTIONS`;
    const refusal = { status: 405, code: "method.not_allowed", detail: `This address answers ${allow}` } as const;
    return { name: componentName(path), path, refusal, fields: { Allow: `'${allow}'` } };
  });
/** What is no route's path, and the root, which that does not cover. */
const places: readonly Place[] = [
  { name: "Root", path: "/", ...missing },
  { name: "Elsewhere", path: "/{proxy+}", ...missing },
  ...alone,
];

/**
 * Answers every path that no route has. API Gateway by itself would take a request that leads nowhere for one that has to be signed, and
 * refuse a token in its `Authorization` as a bad signature. And every further method of those paths that have one alone. Answers what a
 * deployment has to wait for.
 */
export function nowhere(api: sst.aws.ApiGatewayV1, origin: $util.Input<string>) {
  return places.flatMap(({ name, path, refusal, fields }) => {
    const status = String(refusal.status);
    const { nodes } = api.routeIntegration(`ANY ${path}`, {
      type: "mock",
      requestTemplates: { [JSON_TYPE]: JSON.stringify({ statusCode: refusal.status }) },
      // A body of another type would be taken for the mock's own answer. The refusal is UNSUPPORTED_MEDIA_TYPE: it says the same.
      passthroughBehavior: "never",
    });
    const { resourceId } = nodes.integration;
    const place = { restApi: api.nodes.api.id, resourceId, httpMethod: "ANY", statusCode: status };
    const headers = $util
      .output(origin)
      .apply((allowed) =>
        Object.fromEntries(
          Object.entries({ ...refusalHeaders(allowed), ...fields }).map(([header, value]) => [
            `method.response.header.${header}`,
            value,
          ]),
        ),
      );
    const method = new aws.apigateway.MethodResponse(
      `ApiNowhere${name}Response`,
      {
        ...place,
        responseParameters: headers.apply((all) => Object.fromEntries(Object.keys(all).map((each) => [each, true]))),
      },
      { dependsOn: [nodes.integration] },
    );
    const answer = new aws.apigateway.IntegrationResponse(
      `ApiNowhere${name}Answer`,
      { ...place, responseParameters: headers, responseTemplates: { [JSON_TYPE]: gatewayProblem(refusal) } },
      { dependsOn: [method] },
    );
    return [method, answer];
  });
}
