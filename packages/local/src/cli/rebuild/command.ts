import { projections } from "@bellyfed/features/projections";
import type { Command } from "../terminal.ts";
import { argumentsOf, HELP, SEARCH } from "./arguments.ts";
import { type AskIndexer, indexAnew } from "./index-anew.ts";
import { type Ask, untilDone } from "./proceed.ts";
import { placesOf, summaryOf } from "./report.ts";

/** `npm run rebuild` */
export const rebuildCommand = (asking: () => Ask, askingIndexer: () => AskIndexer): Command => ({
  name: "rebuild",
  help: HELP,
  async run(argv, output) {
    const say = (line: string) => void output.write(`${line}\n`);
    const models = projections.filter(({ derived }) => derived).map(({ name }) => name);
    const request = argumentsOf(argv, models);
    if (request === SEARCH) return indexAnew(askingIndexer(), say);
    const ask = asking();
    const begun = await ask(request);
    if (request.do !== "begin") {
      say(request.do === "status" ? summaryOf(begun).join("\n") : placesOf(begun));
      return 0;
    }
    const answer = await untilDone(ask, begun, output);
    say(summaryOf(answer).join("\n"));
    return answer.job?.outcome === "switched" || answer.job?.outcome === "equal" ? 0 : 1;
  },
});
