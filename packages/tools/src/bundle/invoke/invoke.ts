import { spawn } from "node:child_process";
import { basename, dirname } from "node:path";
import { startRuntimeApi } from "./runtime-api.ts";

/** What Lambda's runtime client does, once: imports the bundle, asks for an event, hands it over and tells what came of it. */
const CLIENT = `
import { Readable, Transform } from "node:stream";
const { AWS_LAMBDA_RUNTIME_API: host, LAMBDA_TASK_ROOT: root, _HANDLER: name } = process.env;
const api = "http://" + host + "/2018-06-01/runtime";
const streams = new Set();
const mark = (handler) => (streams.add(handler), handler);
const from = (stream, metadata) => Object.assign(stream, { prelude: JSON.stringify(metadata) + "\\0".repeat(8) });
globalThis.awslambda = { streamifyResponse: mark, HttpResponseStream: { from } };
class Answer extends Transform {
  setContentType() {}
  _transform(chunk, _, written) {
    if (this.prelude) this.push(this.prelude);
    this.prelude = undefined;
    written(null, chunk);
  }
}
/** A streaming function's answer goes out while it is made. */
async function streamed(handler, event, context) {
  const answer = new Answer();
  const sent = fetch(api + "/invocation/" + id + "/response", {
    method: "POST",
    headers: { "Lambda-Runtime-Function-Response-Mode": "streaming" },
    body: Readable.toWeb(answer),
    duplex: "half",
  });
  await handler(event, answer, context);
  await sent;
}
const tell = (path, body) => fetch(api + path, { method: "POST", body: JSON.stringify(body ?? null) });
const faultOf = ({ name, message, stack }) => ({ errorType: name, errorMessage: message, stackTrace: String(stack).split("\\n") });
let handler;
try {
  ({ handler } = await import(root + "/" + name.replace(".handler", ".mjs")));
  if (typeof handler !== "function") throw new TypeError(name + " is no function");
} catch (error) {
  await tell("/init/error", faultOf(error));
  process.exit(1);
}
const next = await fetch(api + "/invocation/next");
const id = next.headers.get("lambda-runtime-aws-request-id");
const until = Number(next.headers.get("lambda-runtime-deadline-ms"));
const context = { awsRequestId: id, functionName: "bundle", getRemainingTimeInMillis: () => until - Date.now() };
try {
  const event = await next.json();
  if (streams.has(handler)) await streamed(handler, event, context);
  else await tell("/invocation/" + id + "/response", await handler(event, context));
} catch (error) {
  await tell("/invocation/" + id + "/error", faultOf(error));
}
`;

/** How AWS's own client is started, where one is installed; see runtime-client.ts. */
const AWS_CLIENT = "BELLYFED_RUNTIME_CLIENT";

const clientArguments = (handler: string): string[] => {
  const own = process.env[AWS_CLIENT];
  return own ? [own, handler] : ["--input-type=module", "-e", CLIENT];
};

export interface Invoked {
  readonly result: unknown;
  /** What it wrote besides: logs and metrics. */
  readonly output: string;
}

/**
 * Runs a bundle as Lambda does: in a fresh process with this environment and nothing of ours, whose runtime client asks the runtime API for
 * work. Throws when it fails, at its start or later.
 */
export async function invoke(file: string, event: unknown, env: Readonly<Record<string, string>>): Promise<Invoked> {
  const api = await startRuntimeApi(event);
  const handler = `${basename(file, ".mjs")}.handler`;
  const child = spawn(process.execPath, clientArguments(handler), {
    env: { PATH: process.env.PATH, ...surroundings(api.address, dirname(file), handler), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  // What it told may arrive in the moment in which it ends.
  const died = closed.then(async (code) => {
    await new Promise(setImmediate);
    return { error: `It ended with ${code}` };
  });
  const outcome = await Promise.race([api.outcome, died]);
  child.kill("SIGKILL");
  await closed;
  api.close();
  if ("error" in outcome) throw new Error(`The bundle failed: ${outcome.error} ${output}`);
  return { result: outcome.result, output };
}

/** What Lambda says to every function. */
const surroundings = (address: string, root: string, handler: string) => ({
  AWS_LAMBDA_RUNTIME_API: address,
  LAMBDA_TASK_ROOT: root,
  _HANDLER: handler,
  AWS_LAMBDA_FUNCTION_NAME: "bundle",
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
  AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/bundle",
  AWS_LAMBDA_LOG_STREAM_NAME: "stream",
});
