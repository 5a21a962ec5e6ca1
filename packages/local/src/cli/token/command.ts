import { roles } from "@bellyfed/core/ports";
import { openMinter, type TokenFacts } from "../../issuer/issuer.ts";
import { oneOf, readArguments } from "../arguments.ts";
import { Misuse } from "../misuse.ts";
import type { Command } from "../terminal.ts";

const help = `Usage: npm run token -- --sub NAME [--role ROLE] [--name NAME] [--ttl SECONDS]

Prints an access token of the local issuer, for Authorization: Bearer <token>.

  npm run token -- --sub alice [--role admin] [--name "Alice"] [--ttl 3600]

  --sub    who the token is for: 1 to 128 characters, no # and no control characters
  --role   ${roles.join(", ")}; user when left out
  --name   the display name; the value of --sub when left out
  --ttl    seconds for which it is valid, 1 to 31536000; 3600 when left out
  --help   prints this

The issuer's key is in the data folder (DATA_DIR), so the API must run on the same one.`;

const DEFAULT_TTL = 3600;
const MOST_TTL = 31_536_000;
// What the API accepts as a subject: it becomes part of keys.
const SUBJECT = /^[^#\p{Cc}]{1,128}$/u;

const text = { type: "string" } as const;

function factsOf(argv: readonly string[]): TokenFacts {
  const { values } = readArguments(argv, { options: { sub: text, role: text, name: text, ttl: text } });
  const { sub, name = sub, ttl = String(DEFAULT_TTL) } = values;
  const role = oneOf(roles, values.role, "--role") ?? "user";
  if (sub === undefined) throw new Misuse("--sub is missing: who is the token for?");
  if (!SUBJECT.test(sub))
    throw new Misuse("--sub must have 1 to 128 characters, none of them # or a control character");
  const ttlSeconds = Number(ttl);
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > MOST_TTL) {
    throw new Misuse(`--ttl must be a whole number of seconds from 1 to ${MOST_TTL}, not ${ttl}`);
  }
  return { sub, role, name: name ?? sub, ttlSeconds };
}

export interface TokenOptions {
  readonly dataDir: string;
  /** The issuer's URL, which the token names. */
  readonly url: string;
}

/** `npm run token`: prints the token alone, so that it can be used in a command substitution. */
export const tokenCommand = (options: () => TokenOptions): Command => ({
  name: "token",
  help,
  async run(argv, output) {
    const facts = factsOf(argv);
    const { mintToken } = await openMinter(options());
    output.write(`${await mintToken(facts)}\n`);
    return 0;
  },
});
