/** A function's environment: `process.env` in Lambda, made by the local cloud on a laptop. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The variables a function cannot do without. Throws once, naming all that are missing. */
export function required<const Name extends string>(env: Env, ...names: readonly Name[]): Record<Name, string> {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing environment: ${missing.join(", ")}`);
  return Object.fromEntries(names.map((name) => [name, env[name]])) as Record<Name, string>;
}

/** A share between 0 and 1. */
export function share(env: Env, name: string, fallback: number): number {
  const value = env[name] === undefined || env[name] === "" ? fallback : Number(env[name]);
  if (value >= 0 && value <= 1) return value;
  throw new Error(`${name} must be a number between 0 and 1`);
}
