import { parseArgs } from "node:util";
import { type Role, roles } from "@bellyfed/core/ports";
import { ISSUER_PATH, lastUrl, openMinter, type TokenFacts } from "../../issuer/issuer.ts";

const HELP = `Prints an access token of the local issuer, for Authorization: Bearer <token>.

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

/** What is wrong with the arguments, in a sentence. */
class Misuse extends Error {}

function factsOf(argv: readonly string[]): TokenFacts | "help" {
  const { values } = parse(argv);
  if (values.help) return "help";
  const { sub, role = "user", name = sub, ttl = String(DEFAULT_TTL) } = values;
  if (sub === undefined) throw new Misuse("--sub is missing: who is the token for?");
  if (!SUBJECT.test(sub))
    throw new Misuse("--sub must have 1 to 128 characters, none of them # or a control character");
  if (!isRole(role)) throw new Misuse(`--role must be one of ${roles.join(", ")}, not ${role}`);
  const ttlSeconds = Number(ttl);
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > MOST_TTL) {
    throw new Misuse(`--ttl must be a whole number of seconds from 1 to ${MOST_TTL}, not ${ttl}`);
  }
  return { sub, role, name: name ?? sub, ttlSeconds };
}

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: { sub: text, role: text, name: text, ttl: text, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

export interface TokenCommandOptions {
  readonly dataDir: string;
  /** The issuer's URL; left out, that of the API which last ran on this data folder, else the one that API_PORT gives. */
  readonly url?: string;
  readonly print?: (text: string) => void;
  readonly printError?: (text: string) => void;
}

/** Runs `npm run token`: prints the token alone, so that it can be used in a command substitution. Answers the exit code. */
export async function tokenCommand(argv: readonly string[], options: TokenCommandOptions): Promise<number> {
  const { dataDir, print = console.log, printError = console.error } = options;
  try {
    const facts = factsOf(argv);
    if (facts === "help") {
      print(HELP);
      return 0;
    }
    const url = options.url ?? lastUrl(dataDir) ?? `http://127.0.0.1:${process.env.API_PORT || 4000}${ISSUER_PATH}`;
    const { mintToken } = await openMinter({ dataDir, url });
    print(await mintToken(facts));
    return 0;
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    printError(`${error.message}\nnpm run token -- --help tells more.`);
    return 2;
  }
}
