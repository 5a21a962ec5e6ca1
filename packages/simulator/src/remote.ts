import type { Key, Runtime } from "@bellyfed/core/ports";
import { type Instance, type Invocation, settled } from "./invocation.ts";
import type { World } from "./world.ts";

type Method = (...input: unknown[]) => unknown;

/** When Lambda stops a function that hangs, and when a call that hung takes effect after all. */
const TIMEOUT_MS = 30_000;
const STALL_MS = 120_000;
const TORN_MS = 1_500;

/** Ports as an instance reaches them: over a network, by calls that take time and can fail in every way that `fault.ts` lists. */
export const remote = (world: World, instance: Instance) => ({
  /** The port with every method turned into such a call. */
  port: <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        const work = member.bind(target) as Method;
        return (...input: unknown[]) => faulty({ world, instance, method: String(name) }, work, input);
      },
    }),
  runtime: {
    now: () => world.time.now() + instance.skew,
    id: world.nextId,
    random: () => 0.5,
    sleep: (milliseconds) => sleep(world, instance, milliseconds),
  } satisfies Runtime,
});

interface Called {
  readonly world: World;
  readonly instance: Instance;
  readonly method: string;
}

function faulty(called: Called, work: Method, input: unknown[]): Promise<unknown> {
  const { world, instance, method } = called;
  const kind = world.faults.at(`${instance.name}.${method}`);
  if (kind === "conflict") return call(called, undefined, () => "conflict");
  if (kind === "torn") return torn(called, work, input[0] as readonly Key[]);
  if (kind === "partly") return call(called, undefined, () => partly(method, work, input[0] as readonly unknown[]));
  return call(called, kind, () => work(...input));
}

/** One request to arrive, to take effect and to be answered, unless `kind` has it otherwise. */
function call<Answer>({ world, instance, method }: Called, kind: string | undefined, work: () => unknown) {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const invocation = instance.current;
  if (!invocation || invocation.over) return promise;
  const label = `${invocation.label}.${method}.${invocation.calls++}`;
  const answer = (deliver: () => void) => resume(world, invocation, world.latency(`${label}<`), deliver);
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
}

function sleep(world: World, { current: invocation }: Instance, milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (!invocation || invocation.over) return promise;
  invocation.waiting++;
  resume(world, invocation, milliseconds, resolve);
  return promise;
}

/** Lets the code go on after `delay`, if it still runs then. */
function resume(world: World, invocation: Invocation, delay: number, deliver: () => void): void {
  world.time.after(delay, () => {
    if (invocation.over) return;
    invocation.waiting--;
    deliver();
    return settled(invocation);
  });
}

/** Does the work now, for its outcome to be told later. */
async function effectOf<Answer>(work: () => unknown, resolve: (answer: Answer) => void, reject: (e: unknown) => void) {
  try {
    const answer = (await work()) as Answer;
    return () => resolve(answer);
  } catch (error) {
    return () => reject(error);
  }
}

/** DynamoDB's BatchGet is no snapshot: every other key is read first, the rest some time after. */
async function torn(called: Called, work: Method, keys: readonly Key[]): Promise<readonly unknown[]> {
  const halves = [keys.filter((_, n) => n % 2 === 1), keys.filter((_, n) => n % 2 === 0)];
  const items: unknown[] = [];
  for (const half of halves.filter(({ length }) => length > 0)) {
    items.push(...(await call<readonly unknown[]>(called, undefined, () => work(half))));
    await sleep(called.world, called.instance, TORN_MS);
  }
  return items;
}

/** Every other one is accepted, the first is not: a bus answers the rest, a queue throws. */
async function partly(method: string, work: Method, all: readonly unknown[]): Promise<unknown> {
  await work(all.filter((_, n) => n % 2 === 1));
  if (method === "send") throw new Error("The queue did not accept all messages");
  return all.filter((_, n) => n % 2 === 0);
}
