import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestModule } from "vitest/node";

/** Says once more, last and in a line each, what failed and how often: of a long run often only the end is kept. */
export const failedLast: Reporter = {
  onTestRunEnd(modules) {
    const lines = modules.flatMap(failuresOf);
    if (lines.length > 0) process.stdout.write(`\nWhat failed:\n${lines.join("\n")}\n`);
  },
};

const firstLine = (text: string): string => stripVTControlCharacters(text).split("\n", 1)[0] ?? "";

function failuresOf(module: TestModule): string[] {
  const file = relative(process.cwd(), module.moduleId);
  const ofFile = module.errors().map(({ message }) => `- ${file}: ${firstLine(message)}`);
  const ofTests = [...module.children.allTests("failed")].flatMap((test) =>
    (test.result().errors ?? []).map(({ message }) => `- ${file} > ${test.fullName}: ${firstLine(message)}`),
  );
  const ofSuites = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map(({ message }) => `- ${file} > ${suite.fullName}: ${firstLine(message)}`),
  );
  return [...ofFile, ...ofSuites, ...ofTests];
}
