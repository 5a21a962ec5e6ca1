import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestModule } from "vitest/node";

/** Says once more, last and in a line each, what failed and how often: of a long run often only the end is kept. */
export const failedLast: Reporter = {
  onTestRunEnd(modules) {
    const lines = modules.flatMap(failuresOf);
    if (lines.length === 0) return;
    const { DRAW_SEED } = process.env;
    if (DRAW_SEED) lines.push(`DRAW_SEED=${DRAW_SEED} draws the same again, also for what ran out of time.`);
    process.stdout.write(`\nWhat failed:\n${lines.join("\n")}\n`);
  },
};

interface Failure {
  readonly message: string;
  readonly cause?: unknown;
}

/** As much of a counterexample as one reads in a line. */
const MOST_CHARACTERS = 400;

/**
 * A failure in one line: the first of its message, and of a property all that brings it back. Its seed and path are in the second line, its smallest
 * counterexample in the third, and what is wrong with that is its cause.
 */
export function failureLine({ message, cause }: Failure): string {
  const [first = "", drawn = "", found = ""] = stripVTControlCharacters(message).split("\n");
  if (!drawn.startsWith("{ seed:")) return first;
  const why = isFailure(cause) ? [stripVTControlCharacters(cause.message).split("\n", 1)[0]] : [];
  return [first, drawn, found.slice(0, MOST_CHARACTERS), ...why].join(" ");
}

const isFailure = (cause: unknown): cause is Failure => typeof (cause as Failure | undefined)?.message === "string";

function failuresOf(module: TestModule): string[] {
  const file = relative(process.cwd(), module.moduleId);
  const ofFile = module.errors().map((error) => `- ${file}: ${failureLine(error)}`);
  const ofTests = [...module.children.allTests("failed")].flatMap((test) =>
    (test.result().errors ?? []).map((error) => `- ${file} > ${test.fullName}: ${failureLine(error)}`),
  );
  const ofSuites = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => `- ${file} > ${suite.fullName}: ${failureLine(error)}`),
  );
  return [...ofFile, ...ofSuites, ...ofTests];
}
