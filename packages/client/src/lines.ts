import { piecesOf } from "./body.ts";
import { unreadable } from "./error.ts";
import { iterableOf, type Steps } from "./iterable.ts";

/**
 * What stands on an answer's lines, one JSON value each (https://github.com/ndjson/ndjson-spec), as they come where the platform can. Throws
 * ApiError for a line that is not JSON: also for a last one that was cut off.
 */
export const linesOf = (ask: () => Promise<Response>): AsyncIterable<unknown> =>
  iterableOf(() => {
    let response: Response | undefined;
    let pieces: Steps<string> | undefined;
    let rest: string | undefined = "";
    const ready: string[] = [];
    return {
      async next() {
        response ??= await ask();
        pieces ??= piecesOf(response);
        while (ready.length === 0 && rest !== undefined) {
          const piece = await pieces.next();
          const lines = (rest + (piece ?? "")).split("\n");
          rest = piece === undefined ? undefined : lines.pop();
          ready.push(...lines.filter((line) => line.trim() !== ""));
        }
        const line = ready.shift();
        return line === undefined ? undefined : parsed(line, response);
      },
      stop: () => pieces?.stop?.(),
    };
  });

function parsed(line: string, response: Response): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw unreadable(response);
  }
}
