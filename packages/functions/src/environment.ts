/** A function's environment: `process.env` in Lambda, made by the local cloud on a laptop. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The variables a function cannot do without. Throws once, naming all that are missing, and for a secret that is too short. */
export function required<const Name extends string>(env: Env, ...names: readonly Name[]): Record<Name, string> {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing environment: ${missing.join(", ")}`);
  for (const name of names) if (name.endsWith("_SECRET")) secret(env, name);
  return Object.fromEntries(names.map((name) => [name, env[name]])) as Record<Name, string>;
}

/** A share between 0 and 1. */
export function share(env: Env, name: string, fallback: number): number {
  const value = env[name] === undefined || env[name] === "" ? fallback : Number(env[name]);
  if (value >= 0 && value <= 1) return value;
  throw new Error(`${name} must be a number between 0 and 1`);
}

/** Characters of a secret: 43 of base64url hold 256 bits. */
const SECRET_LENGTH = 43;

/** A secret as it was given, or undefined where it is missing. Throws with the variable's name, never its value, when it is too short to be one. */
export function secret(env: Env, name: string): string | undefined {
  const value = env[name];
  if (!value || value.length >= SECRET_LENGTH) return value || undefined;
  throw new Error(`${name} must have at least ${SECRET_LENGTH} characters, not ${value.length}`);
}
