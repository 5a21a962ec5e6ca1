import type { Surroundings } from "@bellyfed/core/http/api";
import type { Runtime } from "@bellyfed/core/ports";
import { type SiteSecrets, visitorIn } from "@bellyfed/core/visitor";
import type { APIGatewayProxyEvent } from "aws-lambda";

/** Tells of each event from whom it comes: for whom the site says that it calls, else from where the connection came. */
export const knowingVisitors =
  (secrets: SiteSecrets, { now }: Pick<Runtime, "now">) =>
  ({ headers, requestContext }: APIGatewayProxyEvent): Surroundings => {
    const header = (name: string) => fieldOf(headers, name);
    return { visitor: visitorIn({ header, address: requestContext.identity?.sourceIp }, secrets, now()) };
  };

/** A field by its name in lower case: API Gateway passes names on as they were sent. */
function fieldOf(headers: APIGatewayProxyEvent["headers"], name: string): string | undefined {
  for (const sent in headers) if (sent.length === name.length && sent.toLowerCase() === name) return headers[sent];
  return undefined;
}
