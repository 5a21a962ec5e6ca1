import { expect, test } from "vitest";
import { traceIdOf } from "./trace.ts";

const w3c = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const xray = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

test("a W3C trace parent gives its trace id", () => {
  expect(traceIdOf(w3c, undefined)).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
  expect(traceIdOf(w3c, xray)).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
});

test("an X-Ray header gives its root as the same 32 digits", () => {
  expect(traceIdOf(undefined, xray)).toBe("5759e988bd862e3fe1be46a994272793");
  expect(traceIdOf(undefined, "Self=1-67891234-abc;Root=1-5759E988-BD862E3FE1BE46A994272793")).toBe(
    "5759e988bd862e3fe1be46a994272793",
  );
});

test.each([undefined, "", "nonsense", `${w3c}00`, w3c.toUpperCase(), `00-${"0".repeat(31)}-00f067aa0ba902b7-01`])(
  "without a trace that can be read (%s) a new one begins",
  (header) => {
    const ids = [traceIdOf(header, header), traceIdOf(header, header)];
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[0]).not.toBe(ids[1]);
  },
);
