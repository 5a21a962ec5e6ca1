import { gatewayProblem, NO_ROUTE, refusalHeaders } from "./gateway-responses.ts";

const STATUS = String(NO_ROUTE.status);
const JSON_TYPE = "application/json";
/** What is no route's path, and the root, which that does not cover. */
const PLACES = { Root: "/", Elsewhere: "/{proxy+}" };

/**
 * Answers every path that no route has. API Gateway by itself would take a request that leads nowhere for one that has to be signed, and
 * refuse a token in its `Authorization` as a bad signature. Answers what a deployment has to wait for.
 */
export function nowhere(api: sst.aws.ApiGatewayV1, origin: $util.Input<string>) {
  return Object.entries(PLACES).flatMap(([name, path]) => {
    const { nodes } = api.routeIntegration(`ANY ${path}`, {
      type: "mock",
      requestTemplates: { [JSON_TYPE]: JSON.stringify({ statusCode: NO_ROUTE.status }) },
      // A body of another type would be taken for the mock's own answer. The refusal is UNSUPPORTED_MEDIA_TYPE: it says the same.
      passthroughBehavior: "never",
    });
    const { resourceId } = nodes.integration;
    const place = { restApi: api.nodes.api.id, resourceId, httpMethod: "ANY", statusCode: STATUS };
    const headers = $util
      .output(origin)
      .apply((allowed) =>
        Object.fromEntries(
          Object.entries(refusalHeaders(allowed)).map(([header, value]) => [`method.response.header.${header}`, value]),
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
      { ...place, responseParameters: headers, responseTemplates: { [JSON_TYPE]: gatewayProblem(NO_ROUTE) } },
      { dependsOn: [method] },
    );
    return [method, answer];
  });
}
