/** Called before a port's method does anything, and after it has done its work but before its caller knows; throws to make it fail there. */
export type Fault = (call: {
  readonly method: string;
  readonly when: "before" | "after";
  readonly input: readonly unknown[];
}) => void | Promise<void>;

type Method = (...input: readonly unknown[]) => unknown;

/**
 * The same port, whose calls can fail before or after their effect: the two ways in which a crash or a lost answer looks from outside.
 * Properties are passed on as they are.
 */
export function withFaults<Port extends object>(port: Port, fault: Fault): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function" || typeof name !== "string") return member;
      return (...input: readonly unknown[]) => faulty(target, member as Method, name, input, fault);
    },
  });
}

async function faulty(target: object, method: Method, name: string, input: readonly unknown[], fault: Fault) {
  await fault({ method: name, when: "before", input });
  const result = await method.apply(target, [...input]);
  await fault({ method: name, when: "after", input });
  return result;
}
