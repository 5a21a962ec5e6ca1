/** How many tokens a language model may use, input and output together. */
export interface TokenLimits {
  readonly perTurn: number;
  /** Of one user, or of one visitor of the site. */
  readonly perHolderDay: number;
  /** Of all. */
  readonly perDay: number;
}

/** US dollars for a million tokens, which is micro dollars for one. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
}

/** Which language model is connected, and what bounds it. */
export interface ModelSettings {
  /** Where `/chat/completions` stands. */
  readonly url: string;
  readonly model: string;
  /** undefined where the server asks for none. */
  readonly key: string | undefined;
  readonly limits: TokenLimits;
  readonly prices: TokenPrices | undefined;
}

/** The variables by which it is set; the key is a secret. */
export const modelVariables = [
  ...(["GUIDE_MODEL_URL", "GUIDE_MODEL", "GUIDE_MODEL_KEY", "GUIDE_MODEL_PRICE"] as const),
  ...(["GUIDE_TOKENS_PER_TURN", "GUIDE_TOKENS_PER_USER_DAY", "GUIDE_TOKENS_PER_DAY"] as const),
];
type Env = Readonly<Record<string, string | undefined>>;

/** Those of the variables that are set, as they are handed on to functions. Throws as `modelSettings` does. */
export const setModelVariables = (env: Env): Readonly<Record<string, string>> =>
  modelSettings(env)
    ? Object.fromEntries(modelVariables.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
    : {};

const OTHERS = ["GUIDE_MODEL", "GUIDE_MODEL_KEY", "GUIDE_MODEL_PRICE"] as const;

/** The settings of the guide's language model; undefined where none is connected. Throws a sentence that names the variable, never a key. */
export function modelSettings(env: Env): ModelSettings | undefined {
  const { GUIDE_MODEL_URL: url, GUIDE_MODEL: model, GUIDE_MODEL_KEY: key, GUIDE_MODEL_PRICE: price } = env;
  if (!url) {
    const given = OTHERS.find((name) => env[name]);
    if (given) throw new Error(`${given} is set, but GUIDE_MODEL_URL is not: say where the model is, or set neither`);
    return undefined;
  }
  if (!model) throw new Error("GUIDE_MODEL_URL is set, but GUIDE_MODEL is not: say which model is asked there");
  return {
    ...{ url: addressOf(url), model, key: keyOf(key), prices: pricesOf(price) },
    limits: {
      perTurn: tokensOf(env, "GUIDE_TOKENS_PER_TURN", 16_000),
      perHolderDay: tokensOf(env, "GUIDE_TOKENS_PER_USER_DAY", 200_000),
      perDay: tokensOf(env, "GUIDE_TOKENS_PER_DAY", 2_000_000),
    },
  };
}

/** What was pasted may be a key: the address is not repeated. */
function addressOf(url: string): string {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol) || address.search || address.hash || address.username)
    throw new Error(
      "GUIDE_MODEL_URL must be an address such as https://api.openai.com/v1, without a query or a password",
    );
  return url.replace(/\/+$/, "").replace(/\/chat\/completions$/, "");
}

/** A key goes in a header, which takes no line breaks. */
function keyOf(key: string | undefined): string | undefined {
  if (key && !/^[\x21-\x7e]+$/.test(key))
    throw new Error("GUIDE_MODEL_KEY must have letters, digits and signs of ASCII alone, without spaces");
  return key || undefined;
}

function tokensOf(env: Env, name: string, usual: number): number {
  const value = env[name] ? Number(env[name]) : usual;
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`${name} must be a number of tokens, as ${usual}`);
}

function pricesOf(price: string | undefined): TokenPrices | undefined {
  if (!price) return undefined;
  const [input = Number.NaN, output = Number.NaN, more] = price.split(/[,/]/).map((part) => Number(part.trim() || "x"));
  if (input >= 0 && output >= 0 && input < 1e6 && output < 1e6 && more === undefined) return { input, output };
  throw new Error("GUIDE_MODEL_PRICE must be US dollars for a million tokens of input and of output, as 0.25,2");
}
