import { Readable } from "node:stream";

export interface Request {
  /** `PutEvents` */
  readonly operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the operation takes, for tests to look into
  readonly input: any;
}

/** An error as AWS's JSON protocols answer it. */
export const failure = (type: string, body: object = {}) => ({
  status: 400,
  body: { __type: type, message: type, ...body },
});

type Answer = object | Error | { readonly status: number; readonly body: object };
type Script = (request: Request, number: number) => Answer;

/**
 * An AWS service with a JSON protocol, played by a script: what it answers is sent through the real client, so that requests and answers
 * take the form that they take on the wire. An Error stands for a connection that broke.
 */
export function scriptedService(script: Script) {
  const requests: Request[] = [];
  const handle = async ({ headers, body }: { headers: Record<string, string>; body: string | Uint8Array }) => {
    const operation = headers["x-amz-target"]?.split(".").at(-1) ?? "";
    const request = {
      operation,
      input: JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body)) as unknown,
    };
    requests.push(request);
    const answer = script(request, requests.length);
    if (answer instanceof Error) throw answer;
    const { status, body: output } =
      "status" in answer ? (answer as { status: number; body: object }) : { status: 200, body: answer };
    const bytes = Readable.from([Buffer.from(JSON.stringify(output))]);
    return { response: { statusCode: status, headers: { "content-type": "application/x-amz-json-1.0" }, body: bytes } };
  };
  const settings = {
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
    requestHandler: { handle } as never,
  };
  return { requests, settings };
}
