import { spawn } from "node:child_process";

/** Runs in the fresh process: imports the bundle as Lambda does, hands it the event from its input, prints the result on a line of its own. */
const RUNNER = `
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { file, event } = JSON.parse(Buffer.concat(chunks).toString());
const { handler } = await import(file);
const context = { awsRequestId: "request", functionName: "bundle", getRemainingTimeInMillis: () => 30000 };
const result = await handler(event, context);
process.stdout.write("\\nRESULT " + JSON.stringify(result ?? null) + "\\n", () => process.exit(0));
`;

export interface Invoked {
  readonly result: unknown;
  /** What it wrote besides: logs and metrics. */
  readonly output: string;
}

/** Imports a bundle in a fresh process, with this environment and nothing of ours, and invokes it once. Throws when it fails. */
export async function invoke(file: string, event: unknown, env: Readonly<Record<string, string>>): Promise<Invoked> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", RUNNER], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(JSON.stringify({ file, event }));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = await new Promise((resolve) => child.on("close", resolve));
  const [, result] = /^RESULT (.*)$/m.exec(output) ?? [];
  if (code !== 0 || result === undefined) throw new Error(`The bundle ended with ${code}: ${output}`);
  return { result: JSON.parse(result) as unknown, output };
}
