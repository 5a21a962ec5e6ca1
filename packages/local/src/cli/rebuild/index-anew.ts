import type { IndexingRequest } from "@bellyfed/functions/compose/search-indexer";
import type { IndexingAnswer } from "@bellyfed/functions/search/indexing";

/** The function that writes the search index's file. */
export type AskIndexer = (request: IndexingRequest) => Promise<IndexingAnswer>;

/** Has the search index made anew from the log, piece by piece, and says what came of it. Answers the exit code. */
export async function indexAnew(ask: AskIndexer, say: (line: string) => void): Promise<number> {
  let answer = await ask({ anew: true });
  for (; answer.written === "unfinished"; answer = await ask({})) say("The index is being filled.");
  if (answer.written === "numbering") {
    say("The log has no order yet: the feed is still being numbered, and the index is made after that.");
    return 1;
  }
  say(`The index was made anew, and knows everything up to position ${answer.position}.`);
  return 0;
}
