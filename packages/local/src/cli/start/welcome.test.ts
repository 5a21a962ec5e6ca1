import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { welcome } from "./welcome.ts";

const at = (port: number) => ({ endpoint: `http://127.0.0.1:${port}` });
const running = {
  apiUrl: "http://127.0.0.1:4000",
  dynamoUrl: "http://127.0.0.1:8000",
  bus: at(4566),
  queues: at(4567),
};
const text = (siteRuns: boolean | undefined) =>
  stripVTControlCharacters(welcome(running, { dataDir: "/data", webPort: 3000 }, siteRuns));

it("begins with the site and who can sign in", () => {
  const [, title, , open, others] = text(true).split("\n");
  expect(title).toBe("Bellyfed is running.");
  expect(open).toBe("  Open http://localhost:3000 and sign in as alice, password bellyfed.");
  expect(others).toBe("  With the same password: olivia (owner), mona (moderator), admin");
  expect(text(true)).toMatch(/Site +http:\/\/localhost:3000\n +API +http:\/\/localhost:4000 /);
});

it("names no site where none runs", () => {
  expect(text(undefined)).toContain("Bellyfed is running.\n");
  expect(text(false)).toContain("Bellyfed is running, but without its site: see above.");
  for (const siteRuns of [undefined, false]) expect(text(siteRuns)).not.toMatch(/localhost:3000|\n\n\n/);
});
