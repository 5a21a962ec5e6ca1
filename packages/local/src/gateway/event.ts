import { isIP } from "node:net";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { LOCAL_ACCOUNT } from "../loopback.ts";
import type { EventBody } from "./body.ts";
import { add, type Head } from "./head.ts";
import type { KnownKey } from "./keys.ts";
import type { Match } from "./routes.ts";
import { pathParameters, readQuery, type Target } from "./target.ts";

/** Everything that is known of a request when it has been let in. */
export interface Admitted {
  readonly requestId: string;
  readonly method: string;
  readonly target: Target;
  readonly match: Match;
  readonly head: Head;
  readonly key: KnownKey | undefined;
  readonly xray: string;
  readonly sourceIp: string;
  readonly httpVersion: string;
  readonly stage: string;
  readonly port: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

// Never the Host header: functions build their URL from it, so a caller could choose another path than the one that was checked.
const DOMAIN = "localhost";
/** What API Gateway knows of callers who are not signed in to AWS. */
export const NO_IDENTITY = {
  accessKey: null,
  accountId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

/** The event of a REST API's Lambda proxy integration. Throws AppError `malformed` when path or query cannot be decoded. */
export function proxyEvent(admitted: Admitted, { body, isBase64Encoded }: EventBody): APIGatewayProxyEvent {
  const { head, match, target, method } = admitted;
  const { single, multi } = readQuery(target.query);
  forward(admitted);
  return {
    resource: match.resource.path,
    path: target.path,
    httpMethod: method,
    headers: head.headers,
    multiValueHeaders: head.multiValueHeaders,
    queryStringParameters: single,
    multiValueQueryStringParameters: multi,
    pathParameters: pathParameters(match.resource.parameters, match.values),
    stageVariables: null,
    requestContext: requestContext(admitted),
    body,
    isBase64Encoded,
  };
}

/** The fields that API Gateway adds to a request. */
function forward({ head, sourceIp, port, xray }: Admitted): void {
  const { headers, multiValueHeaders, forwardedFor } = head;
  add(headers, multiValueHeaders, "X-Forwarded-For", forwardedFor ? `${forwardedFor}, ${sourceIp}` : sourceIp);
  add(headers, multiValueHeaders, "X-Forwarded-Port", String(port));
  add(headers, multiValueHeaders, "X-Forwarded-Proto", "http");
  add(headers, multiValueHeaders, "X-Amzn-Trace-Id", xray);
}

function requestContext(admitted: Admitted): APIGatewayProxyEvent["requestContext"] {
  const { head, key, match, method, stage, requestId, receivedAt, target } = admitted;
  return {
    accountId: LOCAL_ACCOUNT,
    apiId: "local",
    authorizer: undefined,
    domainName: DOMAIN,
    domainPrefix: "local",
    extendedRequestId: requestId,
    httpMethod: method,
    identity: {
      ...NO_IDENTITY,
      apiKey: key ? (head.apiKey ?? null) : null,
      apiKeyId: key?.id ?? null,
      sourceIp: admitted.sourceIp,
      userAgent: head.userAgent ?? null,
    },
    path: `/${stage}${target.path}`,
    protocol: admitted.httpVersion,
    requestId,
    requestTime: logTime(receivedAt),
    requestTimeEpoch: receivedAt,
    resourceId: match.resource.id,
    resourcePath: match.resource.path,
    stage,
  };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
let lastSecond = { second: 0, text: "" };

/** `09/Apr/2026:12:34:56 +0000`, the common log format's time. */
function logTime(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000);
  if (lastSecond.second !== second) {
    const iso = new Date(second * 1000).toISOString();
    const month = MONTHS[Number(iso.slice(5, 7)) - 1];
    lastSecond = { second, text: `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000` };
  }
  return lastSecond.text;
}

/** The caller's address; an IPv4 address that came in IPv6's clothes is shown as itself. */
export function addressOf(remote: string | undefined): string {
  const address = remote?.startsWith("::ffff:") ? remote.slice(7) : remote;
  return address !== undefined && isIP(address) ? address : "127.0.0.1";
}
