import { runtimeClient } from "./invoke/runtime-client.ts";

// Every function once more, as in invoke.int.test.ts, this time under AWS's own runtime client.
const client = runtimeClient();
if (typeof client === "string")
  process.stderr.write(`NOT RUN by AWS's runtime client, only by a few lines of our own: ${client}\n`);
else process.env.BELLYFED_RUNTIME_CLIENT = client.file;
await import("./invoke.int.test.ts");
