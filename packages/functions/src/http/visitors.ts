import type { Surroundings } from "@bellyfed/core/http/api";
import type { Runtime } from "@bellyfed/core/ports";
import { hourlyName, networkOf, type SiteSecrets, visitorIn } from "@bellyfed/core/visitor";
import type { APIGatewayProxyEvent } from "aws-lambda";

/** Tells of each event from whom it comes: for whom the site says that it calls, else from where the connection came. */
export const knowingVisitors =
  (secrets: SiteSecrets, { now }: Pick<Runtime, "now">) =>
  ({ headers, requestContext }: APIGatewayProxyEvent): Surroundings => {
    const header = (name: string) => fieldOf(headers, name);
    return { visitor: visitorIn({ header, address: requestContext.identity?.sourceIp }, secrets, now()) };
  };

/** The same, and in whose name streams are counted. The site's key calls for many visitors: each of them counts by itself. */
export function knowingHolders(
  secrets: SiteSecrets,
  runtime: Pick<Runtime, "now">,
): (event: APIGatewayProxyEvent) => Surroundings {
  const visitorOf = knowingVisitors(secrets, runtime);
  return (event) => {
    const now = runtime.now();
    const header = (name: string) => fieldOf(event.headers, name);
    // Without the connection's address: only one that the site vouches for.
    const vouched = visitorIn({ header, address: undefined }, secrets, now);
    const hour = new Date(now).toISOString().slice(0, 13);
    const holder =
      vouched.kind === "address"
        ? `visitor ${hourlyName(`address ${networkOf(vouched.address)}`, secrets.visitor, hour)}`
        : `key ${event.requestContext.identity?.apiKeyId ?? "none"}`;
    return { ...visitorOf(event), holder };
  };
}

/** A field by its name in lower case: API Gateway passes names on as they were sent. */
function fieldOf(headers: APIGatewayProxyEvent["headers"], name: string): string | undefined {
  for (const sent in headers) if (sent.length === name.length && sent.toLowerCase() === name) return headers[sent];
  return undefined;
}
