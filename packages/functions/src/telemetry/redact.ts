const SECRET_NAME =
  /^(?:(?:proxy-)?authorization|cookie|set-cookie|(?:x-)?api[-_]?key|credentials?|private[-_]?key|.{0,40}(?:token|password|passphrase|secret|signature))$/i;

/** Who somebody is by their address: nobody's to log, but for the firewall. */
const VISITOR_NAME =
  /^(?:(?:bellyfed-)?(?:visitor|address)|bellyfed-site|source_?ip|remote_?address|x-forwarded-for)$/i;

const HIDDEN = "[redacted]";
/** Of a very long text only the beginning is logged: what is cut off needs no search. */
const MOST = 8192;

/** Secrets as they stand in texts: bearer tokens, JWTs, signed URLs, header lines and `name=value`. */
const IN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/-]{4,}=*/gi, `$1 ${HIDDEN}`],
  [/\bv1\.\d{1,12}\.[\w-]{1,100}\.[\w-]{43}/g, HIDDEN],
  [/\beyJ[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]*){0,3}/g, HIDDEN],
  [/\b(x-amz-(?:signature|credential|security-token))=[^&\s"'<>]+/gi, `$1=${HIDDEN}`],
  [
    /\b((?:x-)?api[-_]?key|authorization|(?:set-)?cookie|(?:access_|refresh_|id_)?token|password|(?:client_)?secret)(["']?\s{0,4}[:=]\s{0,4}["']?)(?!\[|bearer\s|basic\s)[^\s"',;&}]{3,}/gi,
    `$1$2${HIDDEN}`,
  ],
];

/**
 * A value as it may be logged, for JSON.stringify's replacer: what stands under the name of a secret or of a visitor is hidden whole, and in texts (messages and
 * stacks of errors among them) whatever looks like a key or a token.
 */
export function redacted(name: string, value: unknown): unknown {
  if (value !== undefined && value !== null && (SECRET_NAME.test(name) || VISITOR_NAME.test(name))) return HIDDEN;
  if (typeof value !== "string") return value;
  const text = value.length > MOST ? `${value.slice(0, MOST)}...` : value;
  return IN_TEXT.reduce((clean, [pattern, shown]) => clean.replace(pattern, shown), text);
}
