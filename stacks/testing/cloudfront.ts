import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { listening } from "./listening.ts";

/** CloudFront's own API with one distribution, as far as a deployment calls it. */
export interface FakeCloudFront {
  readonly url: string;
  /** `PUT /distribution/E1/config` */
  readonly asked: readonly string[];
  readonly config: () => string;
}

export async function fakeCloudFront(): Promise<FakeCloudFront> {
  let config = "<DistributionConfig><Comment>site</Comment></DistributionConfig>";
  let version = 1;
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = String(request.url).replace("/2020-05-31", "");
    asked.push(`${request.method} ${path}`);
    const body = await text(request);
    const answer = (status: number, content: string) =>
      response.writeHead(status, { etag: `E${version}` }).end(content);
    if (path.endsWith("/invalidation")) return answer(201, "<Invalidation/>");
    if (request.method === "PUT") {
      if (request.headers["if-match"] !== `E${version}`) {
        return answer(412, "<ErrorResponse><Error><Code>PreconditionFailed</Code></Error></ErrorResponse>");
      }
      config = body;
      version++;
    }
    return answer(200, path.endsWith("/config") ? config : "<Distribution><Status>Deployed</Status></Distribution>");
  });
  return { url: await listening(server), asked, config: () => config };
}
