import type { Key, Runtime } from "@bellyfed/core/ports";
import { type Instance, settled } from "./invocation.ts";
import type { World } from "./world.ts";

type Method = (...input: unknown[]) => unknown;

/** When Lambda stops a function that hangs, and when a call that hung takes effect after all. */
const TIMEOUT_MS = 30_000;
const STALL_MS = 120_000;
const TORN_MS = 50;

/** Ports as an instance reaches them: over a network, by calls that take time and can fail in every way that `fault.ts` lists. */
export function remote(world: World, instance: Instance) {
  const call = <Answer>(method: string, kind: string | undefined, work: () => unknown): Promise<Answer> => {
    const invocation = instance.current;
    if (!invocation || invocation.over) return new Promise(() => {});
    const label = `${invocation.label}.${method}.${invocation.calls++}`;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const answer = (deliver: () => void) =>
      world.time.after(world.latency(`${label}<`), () => {
        if (invocation.over) return;
        invocation.waiting--;
        deliver();
        return settled(invocation);
      });
    const fail = (reason: string) => answer(() => reject(new Error(`${label}: ${reason}`)));
    const arrive = async () => {
      if (kind === "crash-before") return invocation.crash();
      if (kind === "refused") return fail("refused");
      const deliver = await effectOf<Answer>(work, resolve, reject);
      if (kind === "crash-after") return invocation.crash();
      return kind === "lost" ? fail("no answer") : answer(deliver);
    };
    invocation.waiting++;
    if (kind === "stalled") world.time.after(TIMEOUT_MS, invocation.crash);
    world.time.after(world.latency(`${label}>`) + (kind === "stalled" ? STALL_MS : 0), arrive);
    return promise;
  };

  const faulty = (method: string, work: Method, input: unknown[]): Promise<unknown> => {
    const kind = world.faults.at(`${instance.name}.${method}`);
    if (kind === "conflict") return call(method, undefined, () => "conflict");
    if (kind === "torn") return torn(input[0] as readonly Key[]);
    if (kind === "partly") return partly(method, input[0] as readonly unknown[]);
    return call(method, kind, () => work(...input));

    /** DynamoDB's BatchGet is no snapshot: every other key is read first, the rest some time after. */
    async function torn(keys: readonly Key[]): Promise<readonly unknown[]> {
      const halves = [keys.filter((_, n) => n % 2 === 1), keys.filter((_, n) => n % 2 === 0)];
      const items: unknown[] = [];
      for (const half of halves.filter(({ length }) => length > 0)) {
        items.push(...(await call<readonly unknown[]>(method, undefined, () => work(half))));
        await sleep(TORN_MS);
      }
      return items;
    }

    function partly(name: string, all: readonly unknown[]): Promise<unknown> {
      const [others, some] = [all.filter((_, n) => n % 2 === 0), all.filter((_, n) => n % 2 === 1)];
      return call(name, undefined, async () => {
        const answer = await work(some);
        if (name === "send" && others.length > 0) throw new Error("The queue did not accept all messages");
        return name === "send" ? answer : others;
      });
    }
  };

  return {
    /** The port with every method turned into such a call. */
    port: <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== "function") return member;
          return (...input: unknown[]) => faulty(String(name), member.bind(target) as Method, input);
        },
      }),
    runtime: {
      now: world.time.now,
      id: world.nextId,
      random: () => 0.5,
      sleep: (milliseconds) => sleep(milliseconds),
    } satisfies Runtime,
  };

  function sleep(milliseconds: number): Promise<void> {
    const invocation = instance.current;
    const { promise, resolve } = Promise.withResolvers<void>();
    if (!invocation || invocation.over) return promise;
    invocation.waiting++;
    world.time.after(milliseconds, () => {
      if (invocation.over) return;
      invocation.waiting--;
      resolve();
      return settled(invocation);
    });
    return promise;
  }
}

/** Does the work now, for its outcome to be told later. */
async function effectOf<Answer>(
  work: () => unknown,
  resolve: (answer: Answer) => void,
  reject: (error: unknown) => void,
): Promise<() => void> {
  try {
    const answer = (await work()) as Answer;
    return () => resolve(answer);
  } catch (error) {
    return () => reject(error);
  }
}
