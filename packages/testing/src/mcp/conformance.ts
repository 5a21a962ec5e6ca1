import { execFile } from "node:child_process";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../../../node_modules/@modelcontextprotocol/conformance/dist/index.js");

/** What the protocol's own conformance suite says, its colours taken off. */
const told = (...args: readonly string[]): Promise<string> =>
  new Promise((resolve) =>
    // It ends with a code of its own where something failed, which its summary says better.
    execFile(process.execPath, [program, ...args], { encoding: "utf8", timeout: 60_000 }, (_, stdout, stderr) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
      resolve(`${stdout}${stderr}`.replace(/\x1b\[\d+m/g, "")),
    ),
  );

/** The names of all scenarios for servers. */
export async function scenarios(): Promise<string[]> {
  const [forServers = ""] = (await told("list")).split("Client scenarios");
  return [...forServers.matchAll(/^ {2}- ([\w-]+) \[/gm)].map(([, name = ""]) => name);
}

/** Runs one scenario against a server. It has passed when something was checked, and nothing failed. */
export async function conforms(url: string, scenario: string): Promise<{ passed: boolean; output: string }> {
  const output = await told("server", "--url", url, "--scenario", scenario);
  const [, passed, checked, failed] = /Passed: (\d+)\/(\d+), (\d+) failed/.exec(output) ?? [];
  return { passed: Number(checked) > 0 && passed === checked && failed === "0", output };
}
