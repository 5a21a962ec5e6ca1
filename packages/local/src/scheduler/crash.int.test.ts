import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { schedulesFile, startTimers } from "./timers.ts";

let dataDir: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-timers-crash-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

const DUE = Date.UTC(2031, 0, 1);
const scheduleFor = (name: string) => ({
  ActionAfterCompletion: "DELETE",
  FlexibleTimeWindow: { Mode: "OFF" },
  GroupName: "bellyfed-local",
  ScheduleExpression: "at(2031-01-01T00:00:00)",
  ScheduleExpressionTimezone: "UTC",
  Target: { Arn: "arn:timers", RoleArn: "role", Input: name },
});

/** Takes down schedules one after the other, and tells of each once it has answered. `now`: by its clock. */
function startInChild(now: number, ends: boolean): Promise<string[]> {
  const module = JSON.stringify(new URL("./timers.ts", import.meta.url).href);
  const script = `
    const { startTimers } = await import(${module});
    const deliver = async (_, messages) => {
      for (const { body } of messages) process.stdout.write("delivered " + body + "\\n");
      ${ends ? 'process.kill(process.pid, "SIGKILL");' : ""}
      return [];
    };
    const timers = startTimers({ dataDir: ${JSON.stringify(dataDir)}, deliver, queueUrlOf: (arn) => arn, now: () => ${now} });
    const schedule = ${JSON.stringify(scheduleFor("NAME"))};
    for (let n = 0; ; n++) {
      const body = JSON.stringify({ ...schedule, Target: { ...schedule.Target, Input: "timer-" + n } });
      if (${!ends}) {
        timers.answer({ method: "POST", url: "/schedules/timer-" + n, body });
        process.stdout.write("answered timer-" + n + "\\n");
      }
      await new Promise((resolve) => setImmediate(resolve));
    }`;
  const started = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  let said = "";
  started.stdout.on("data", (text) => {
    said += String(text);
    if (!ends && said.split("\n").length > 200) started.kill("SIGKILL");
  });
  return new Promise((resolve) => started.on("close", () => resolve(said.split("\n").filter((line) => line !== ""))));
}

/** All that is handed over by another start when everything is due. */
async function recovered(): Promise<string[]> {
  const handed: string[] = [];
  const timers = startTimers({
    dataDir,
    deliver: async (_, messages) => {
      handed.push(...messages.map(({ body }) => body));
      return [];
    },
    queueUrlOf: (arn) => arn,
    now: () => DUE,
  });
  while (timers.pending() > 0) await new Promise((resolve) => setImmediate(resolve));
  await timers.stop();
  return handed;
}

test("whatever was answered before a kill -9 is handed over by the next start, since it is overdue by then", async () => {
  const answered = (await startInChild(DUE - 1, false)).map((line) => line.replace("answered ", ""));
  expect(answered.length).toBeGreaterThan(100);
  const handed = await recovered();
  expect(handed).toEqual(expect.arrayContaining(answered.filter((name) => /^timer-\d+$/.test(name)).slice(0, -1)));
  expect(new Set(handed).size).toBe(handed.length);
  expect(await recovered()).toEqual([]);
});

test("one that was handed over when the process died comes again: twice rather than never", async () => {
  await startInChild(DUE - 1, false);
  const [first] = await startInChild(DUE, true);
  expect(first).toBe("delivered timer-0");
  expect((await recovered())[0]).toBe("timer-0");
});

test("a damaged file is said by its name", () => {
  writeFileSync(schedulesFile(dataDir), "nothing of the kind");
  expect(() => startTimers({ dataDir, deliver: async () => [], queueUrlOf: (arn) => arn })).toThrow(/schedules\.db/);
});
