import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";
import { dlqCommand } from "./dlq/command.ts";
import { importCommand } from "./import/command.ts";
import { Misuse } from "./misuse.ts";
import { rebuildCommand } from "./rebuild/command.ts";
import { reconcileCommand } from "./reconcile/command.ts";
import { sealCommand } from "./seal/command.ts";
import { startCommand } from "./start/command.ts";
import { type Command, runCommand } from "./terminal.ts";
import { tokenCommand } from "./token/command.ts";

async function ran(command: Command, ...argv: string[]) {
  const said: string[] = [];
  const failed: string[] = [];
  const output = { write: (text: string) => said.push(text) };
  const errors = { write: (text: string) => failed.push(text) };
  const code = await runCommand(command, { argv, output, errors });
  return { code, said: said.join(""), failed: stripVTControlCharacters(failed.join("")) };
}

const never = () => {
  throw new Error("The command went on");
};
const commands = [
  startCommand,
  importCommand(never),
  tokenCommand(never),
  reconcileCommand,
  rebuildCommand(never, never),
  sealCommand(never, never),
  dlqCommand(never),
];

describe.each(commands.map((command) => [command.name, command] as const))("npm run %s", (name, command) => {
  it.each(["--help", "-h"])("with %s tells how it is used", async (flag) => {
    const { code, said, failed } = await ran(command, flag);
    expect([code, failed]).toEqual([0, ""]);
    expect(said).toContain(name === "start" ? "Usage: npm start" : `Usage: npm run ${name}`);
  });

  it("refuses what it does not know, in one sentence, and says where to read more", async () => {
    const { code, said, failed } = await ran(command, "--nonsense");
    expect([code, said]).toEqual([2, ""]);
    expect(failed).toBe(`Error: Unknown option '--nonsense'\nnpm run ${name} -- --help tells more.\n`);
  });
});

const failing = (error: Error): Command => ({ name: "cats", help: "", run: () => Promise.reject(error) });

it("tells what else fails in one sentence, without a stack trace and without speaking of help", async () => {
  expect(await ran(failing(new Error("No cat is there")))).toEqual({
    code: 1,
    said: "",
    failed: "Error: No cat is there\n",
  });
});

it("asks whether the system runs when nothing answers", async () => {
  const refused = Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" });
  expect((await ran(failing(refused))).failed).toContain("is `npm start` running");
});

it.each([
  [["--name"], "Option '--name <value>' argument missing"],
  [["--name", "--other"], "Option '--name' argument is ambiguous"],
  [["Tom"], "Unexpected argument 'Tom'"],
])("says of %j only what is wrong", (argv, message) => {
  const reading = () => readArguments(argv, { options: { name: { type: "string" } } });
  expect(reading).toThrow(Misuse);
  expect(reading).toThrow(new RegExp(`^${message.replaceAll(/[<>']/g, ".")}$`));
});
