/**
 * One streamed answer in the form that Lambda's `HttpResponseStream` writes and API Gateway reads, byte by byte: metadata as JSON, eight zero
 * bytes, body. From "Lambda proxy integration format for response streaming" in API Gateway's guide; `HttpResponseStream.js` of Lambda's
 * runtime client for Node 4.0.2 writes just these for this metadata.
 */
export const responseStream = {
  contentType: "application/vnd.awslambda.http-integration-response",
  metadata: {
    statusCode: 200,
    multiValueHeaders: { "content-type": ["text/event-stream"], "x-two": ["a", "b"] },
    headers: { "x-one": "1" },
  },
  pieces: ["id: 1\n", "data: \u00fc\u0000\u0000\n\n"],
  bytes: Buffer.from(
    [
      Buffer.from(
        '{"statusCode":200,"multiValueHeaders":{"content-type":["text/event-stream"],"x-two":["a","b"]},"headers":{"x-one":"1"}}',
      ).toString("hex"),
      "0000000000000000",
      "69643a20310a",
      "646174613a20c3bc00000a0a",
    ].join(""),
    "hex",
  ),
  body: "id: 1\ndata: \u00fc\u0000\u0000\n\n",
} as const;
