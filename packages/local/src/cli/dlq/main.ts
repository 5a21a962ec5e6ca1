import { createInterface } from "node:readline/promises";
import { SQSClient } from "@aws-sdk/client-sqs";
import { credentialsOf } from "../../cloud/credentials.ts";
import { settings } from "../../cloud/settings.ts";
import { LOOPBACK, localClient } from "../../loopback.ts";
import { Misuse } from "../misuse.ts";
import { runCommand } from "../terminal.ts";
import { dlqCommand } from "./command.ts";

/** Without a terminal there is nobody to ask. */
async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Misuse("There is no terminal to ask on; say --yes");
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await lines.question(question)).trim());
  } finally {
    lines.close();
  }
}

/** In AWS with the credentials that the SDK finds, in the region that the address names; any other host is an endpoint of its own. */
function remote(queueUrl: string): SQSClient {
  const { hostname, origin } = new URL(queueUrl);
  if (!/\.amazonaws\.com(\.cn)?$/.test(hostname)) return new SQSClient(localClient(origin));
  const region = /(?:^|\.)sqs\.([a-z0-9-]+)\./.exec(hostname)?.[1];
  return new SQSClient(region === undefined ? {} : { region });
}

const command = dlqCommand(() => {
  const { sqsPort, dataDir } = settings(process.env);
  const local = new SQSClient(localClient(`http://${LOOPBACK}:${sqsPort}`, credentialsOf(dataDir)));
  return { local, remote, confirm };
});
process.exitCode = await runCommand(command);
