import { relative } from "node:path";
import { expect } from "vitest";

/**
 * Functions write their log past the console, so the runner does not know whose it is; in a run of many files at once it would stand below any
 * of them. Each line says here which test it came from: a test that breaks something on purpose is no fault of another.
 */
function telling(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (chunk: unknown, ...rest: unknown[]) => {
    if (typeof chunk !== "string" || !chunk.startsWith('{"level":')) return write(chunk, ...rest);
    const { testPath = "", currentTestName = "" } = expect.getState();
    return write(`${relative(process.cwd(), testPath)} > ${currentTestName}: ${chunk}`, ...rest);
  };
}

for (const stream of [process.stdout, process.stderr]) telling(stream);
