import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { cloudFrontCache } from "./invalidations.ts";

let server: Server;
let asked: { readonly line: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
let answer: readonly [status: number, body: string];
beforeEach(async () => {
  asked = [];
  answer = [201, "<Invalidation/>"];
  server = createServer(async (request, response) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: await text(request) });
    response.writeHead(answer[0]).end(answer[1]);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterEach(() => void server.close());

const cache = () => {
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: "key", secretAccessKey: "hush", sessionToken: "session" };
  return cloudFrontCache("E1", { credentials, endpoint: `http://127.0.0.1:${port}`, now: () => 0 });
};
const items = () => asked.flatMap(({ body }) => [...body.matchAll(/<Path>(.*?)<\/Path>/g)].map(([, path]) => path));

it("asks for tags as CloudFront names them, signed for its one region", async () => {
  expect(await cache().forget(["restaurant:a", "Bö"], "reference")).toBe(3);
  const [{ line, headers, body } = { line: "", headers: {}, body: "" }] = asked;
  expect(line).toBe("POST /2020-05-31/distribution/E1/invalidation");
  expect(items()).toEqual(["#restaurant:a", "#%42%c3%b6", "#restaurant:~"]);
  expect(body).toContain("<Quantity>3</Quantity>");
  expect(body).toContain("<CallerReference>reference</CallerReference>");
  expect(headers.authorization).toContain("/19700101/us-east-1/cloudfront/aws4_request");
  expect(headers["x-amz-security-token"]).toBe("session");
});

it("has all pages forgotten for the price of one tag where there would be more than four", async () => {
  const restaurants = (count: number) => Array.from({ length: count }, (_, id) => `restaurant:${id}`);
  expect(await cache().forget(restaurants(3), "a")).toBe(4);
  expect(await cache().forget(restaurants(4), "b")).toBe(1);
  expect(items().slice(-1)).toEqual(["#~"]);
});

it("asks for nothing without tags, and throws the name of an error", async () => {
  expect(await cache().forget([], "a")).toBe(0);
  expect(asked).toEqual([]);
  answer = [400, "<ErrorResponse><Error><Code>TooManyInvalidationsInProgress</Code></Error></ErrorResponse>"];
  await expect(cache().forget(["a"], "a")).rejects.toMatchObject({ code: "TooManyInvalidationsInProgress" });
});
