import { expect, it } from "vitest";
import { waker } from "./waker.ts";

const LONG = 1_000_000;

it("ends everybody's wait when it is woken", async () => {
  const { wait, wake } = waker();
  const waits = [wait(LONG), wait(LONG)];
  wake();
  await Promise.all(waits);
});

it("remembers one wake that nobody waited for", async () => {
  const { wait, wake } = waker();
  wake();
  wake();
  await wait(LONG);
  let over = false;
  const second = wait(LONG).then(() => {
    over = true;
  });
  await Promise.resolve();
  expect(over).toBe(false);
  wake();
  await second;
});

it("never waits again once it is closed", async () => {
  const it = waker();
  const wait = it.wait(LONG);
  it.close();
  await wait;
  await it.wait(LONG);
  await it.wait(LONG);
  expect(it.closed).toBe(true);
});

it("waits for the time it is told", async () => {
  await waker().wait(1);
});
