/** How a call of a port is met: by making it, or otherwise. */
export type Meet = (name: string | symbol, call: () => unknown) => unknown;

/** A port whose calls are met by somebody first. */
export const met = <Port extends object>(target: Port, meet: Meet): Port =>
  new Proxy(target, {
    get(of, name) {
      const member: unknown = Reflect.get(of, name);
      if (typeof member !== "function") return member;
      return (...input: unknown[]) => meet(name, () => member.apply(of, input));
    },
  });

/** By what every call fails of a process that has ended. */
export const killed = new Error("killed");

/** Calls of ports, of which one may be the last that this process makes: it ends before or after the call took effect. */
export function mortal(last: number, when: "before" | "after") {
  const state = { calls: 0, dead: false };
  const meet: Meet = async (_, call) => {
    const dies = state.dead || ++state.calls === last;
    state.dead ||= dies;
    if (dies && (when === "before" || state.calls !== last)) throw killed;
    const answer = await call();
    if (dies) throw killed;
    return answer;
  };
  return { state, port: <Port extends object>(target: Port): Port => met(target, meet) };
}
