import { Agent, request } from "node:http";

const HEADERS = {
  "content-type": "application/x-amz-json-1.0",
  // Made once: what is left is the exchange itself, less than any client that signs could ever need.
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20260102/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0000000000000000000000000000000000000000000000000000000000000000",
  "x-amz-date": "20260102T030405Z",
};

/** DynamoDB's protocol over node:http with a ready signature. Answers the body as text; rejects for any status but 200. */
export function bareDynamo(endpoint: string): (operation: string, body: string) => Promise<string> {
  const agent = new Agent({ keepAlive: true });
  return (operation, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        ...HEADERS,
        "x-amz-target": `DynamoDB_20120810.${operation}`,
        "content-length": Buffer.byteLength(body),
      };
      const sent = request(endpoint, { method: "POST", agent, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
      });
      sent.on("error", reject);
      sent.end(body);
    });
}
