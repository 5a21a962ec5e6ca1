import { type AskSeal, progressOf, resultOf, untilSealed } from "../../cloud/until-sealed.ts";
import { readArguments } from "../arguments.ts";
import type { Command, Output } from "../terminal.ts";

const help = `Usage: npm run seal [-- --anew]

Seals in the log of the running system what people wrote and an earlier release stored in clear: each commit keeps its place, its ids and its
number of events, and snapshots of it are deleted. npm start does so by itself at the first start after an update; once that is done there
is nothing left to do. What was interrupted goes on where it was.

  --anew   goes over the whole log again: after a backup from before was put back

It takes a minute or more: after a pass that has found something it waits, and looks again. What was in clear is taken out of the files when the
system stops, or at the next start.
Exit code: 0 all is sealed, 1 it could not go on, 2 wrong arguments.`;

const CLEAR = "\r\u001b[2K";

/** `npm run seal`. `clearing`: called before anything is sealed, for what was in clear stays in the free space of the engine's file. */
export const sealCommand = (asking: () => AskSeal, clearing: () => void): Command => ({
  name: "seal",
  help,
  async run(argv, output) {
    const { anew = false } = readArguments(argv, { options: { anew: { type: "boolean" } } }).values;
    const ask = asking();
    const begun = await ask({ do: "begin", anew });
    if (begun.done) {
      output.write(`Nothing is in clear that is sealed today. ${resultOf(begun)}\n`);
      return 0;
    }
    clearing();
    const sealed = await untilSealed(ask, begun, display(output));
    output.write(`${output.isTTY ? CLEAR : ""}${resultOf(sealed)}\n`);
    return 0;
  },
});

/** One line that is written again and again on a terminal; anywhere else a line whenever it says something else. */
function display(output: Output): (answer: Parameters<typeof progressOf>[0]) => void {
  let said = "";
  return (answer) => {
    const line = progressOf(answer);
    if (output.isTTY) output.write(CLEAR + line.slice(0, (output.columns ?? 80) - 1));
    else if (line !== said) output.write(`${line}\n`);
    said = line;
  };
}
