import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** EventBridge's own rule engine, as AWS publishes it (Apache-2.0). */
const ENGINE = { groupId: "software.amazon.event.ruler", artifactId: "event-ruler", version: "1.8.1" };

const cache = resolve(import.meta.dirname, "../../../node_modules/.cache/bellyfed-event-ruler");
const jars = join(cache, ENGINE.version);

const xml = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("");

/** Fetches the engine when it is first needed; answers why it is not to be had, or nothing. */
export function rulerFailure(): string | undefined {
  if (existsSync(join(jars, `event-ruler-${ENGINE.version}.jar`))) return undefined;
  mkdirSync(cache, { recursive: true });
  const own = { modelVersion: "4.0.0", groupId: "bellyfed", artifactId: "patterns", version: "1" };
  const pom = `<project>${xml(own)}<dependencies>${xml({ dependency: xml(ENGINE) })}</dependencies></project>`;
  writeFileSync(join(cache, "pom.xml"), pom);
  const args = ["-q", "-B", "dependency:copy-dependencies", `-DoutputDirectory=${jars}`];
  const { status, stdout, stderr, error } = spawnSync("mvn", args, { cwd: cache, encoding: "utf8", timeout: 300_000 });
  if (status === 0) return undefined;
  const why = (error?.message ?? `${stdout}${stderr}`).slice(0, 300);
  return `AWS's rule engine is not to be had: ${why} (it needs a JDK, mvn and Maven Central)`;
}

export interface Asked {
  readonly pattern: unknown;
  readonly event: unknown;
}

/** What the engine says of each: whether the event matches the pattern, or what is wrong with the pattern. */
export function ruled(asked: readonly Asked[]): (boolean | string)[] {
  const args = ["-cp", [join(jars, "*")].join(delimiter), join(import.meta.dirname, "Matches.java")];
  const input = asked.map((one) => `${JSON.stringify(one)}\n`).join("");
  const { status, stdout, stderr, error } = spawnSync("java", args, { encoding: "utf8", input, maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`The rule engine failed: ${error?.message ?? stderr.slice(-2_000)}`);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => (line === "true" || line === "false" ? line === "true" : line));
}
