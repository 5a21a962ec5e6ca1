import { type ManagedGroup, type ManagedRule, managedGroups } from "../../firewall/managed-groups.ts";
import { pathOf, queryOf, queryValues, type Seen } from "./request.ts";

const PARTS: Readonly<Record<string, (request: Seen) => string>> = {
  BODY: ({ body = "" }) => body,
  QUERYARGUMENTS: queryValues,
  QUERYSTRING: queryOf,
  URIPATH: pathOf,
};

/** What AWS's guide gives as examples of what each kind of rule finds; AWS tells nobody all that they find. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  EC2MetaDataSSRF: /169\.254\.169\.254/,
  GenericLFI: /\.\.\//,
  GenericRFI: /(https?|ftps?|file):\/\/\d+\.\d+\.\d+\.\d+/,
  RestrictedExtensions: /\.(log|ini)\b/,
  CrossSiteScripting: /<script/i,
  JavaDeserializationRCE: /java\.lang\.Runtime/,
  Log4JRCE: /\$\{jndi:/,
  SQLi: /\bor\s+1\s*=\s*1|--\s/i,
};
const SIZES: Readonly<Record<string, number>> = { BODY: 8_192, QUERYSTRING: 2_048, URIPATH: 1_024 };

/** Whether one of AWS's rules matches a request, as far as its guide says what it looks for. */
function matches({ name }: ManagedRule, request: Seen): boolean {
  if (name === "NoUserAgent_HEADER") return request.headers["user-agent"] === undefined;
  const [, kind = "", part = ""] = /^(\w+?)_([A-Z]+)$/.exec(name) ?? [];
  const text = PARTS[part]?.(request) ?? "";
  if (kind === "SizeRestrictions") return text.length > (SIZES[part] ?? Number.POSITIVE_INFINITY);
  return PATTERNS[kind]?.test(text) ?? false;
}

/** The rules of a managed group that match. Throws for a group that is not among ours. */
export function managedMatches(group: string, request: Seen): ManagedRule[] {
  const known = (managedGroups as Readonly<Record<string, ManagedGroup>>)[group];
  if (!known) throw new Error(`Nothing is known of the managed rules ${group}`);
  return known.rules.filter((rule) => matches(rule, request));
}
