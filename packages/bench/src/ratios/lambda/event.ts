import { NO_IDENTITY } from "@bellyfed/local/gateway/event";
import type { APIGatewayProxyEvent } from "aws-lambda";

/** What a browser behind CloudFront sends, as API Gateway's REST proxy integration passes it on. */
const HEADERS: Readonly<Record<string, string>> = {
  Accept: "application/json, text/plain, */*",
  "Accept-Encoding": "gzip, deflate, br",
  "Accept-Language": "en-US,en;q=0.9",
  "CloudFront-Forwarded-Proto": "https",
  "CloudFront-Is-Desktop-Viewer": "true",
  "CloudFront-Viewer-Country": "US",
  Host: "api.example.com",
  Referer: "https://www.example.com/restaurants?city=brooklyn",
  "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  Via: "2.0 0123456789abcdef.cloudfront.net (CloudFront)",
  "X-Amz-Cf-Id": "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghij==",
  "X-Amzn-Trace-Id": "Root=1-67891233-abcdef012345678912345678",
  "X-Api-Key": "0123456789abcdef0123456789abcdef01234567",
  "X-Forwarded-For": "203.0.113.7, 198.51.100.9",
  "X-Forwarded-Port": "443",
  "X-Forwarded-Proto": "https",
};

/** The event of `GET /restaurants/{id}`. */
export function getEvent(id: string): APIGatewayProxyEvent {
  const path = `/restaurants/${id}`;
  return {
    resource: "/restaurants/{id}",
    path,
    httpMethod: "GET",
    headers: HEADERS,
    multiValueHeaders: Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { id },
    stageVariables: null,
    requestContext: requestContext(path),
    body: null,
    isBase64Encoded: false,
  };
}

const requestContext = (path: string): APIGatewayProxyEvent["requestContext"] => ({
  accountId: "123456789012",
  apiId: "abcdef1234",
  authorizer: null,
  domainName: "api.example.com",
  domainPrefix: "api",
  extendedRequestId: "ABCdEFgHIJKlMNo=",
  httpMethod: "GET",
  identity: {
    ...NO_IDENTITY,
    apiKey: "0123456789abcdef0123456789abcdef01234567",
    apiKeyId: "abcde12345",
    sourceIp: "203.0.113.7",
    userAgent: HEADERS["User-Agent"] ?? null,
  },
  path: `/production${path}`,
  protocol: "HTTP/1.1",
  requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
  requestTime: "09/Apr/2026:12:34:56 +0000",
  requestTimeEpoch: 1_775_738_096_000,
  resourceId: "abc123",
  resourcePath: "/restaurants/{id}",
  stage: "production",
});
