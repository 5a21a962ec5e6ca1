/** Who may call a listener on this machine, beside what listens there itself. */
export interface Welcome {
  /** The site's origins and those that CORS_ORIGINS names. `*` opens what is made for browsers to every site, and nothing else. */
  readonly origins: readonly string[];
  /** ALLOWED_HOSTS: names in lower case, with a port or for every port, under which a tunnel or a Codespace shows this machine. */
  readonly hosts: readonly string[];
}

/** For a listener that only programs of this machine call. */
export const NOBODY: Welcome = { origins: [], hosts: [] };

/** Whether pages are meant to call a listener: the API and the site, but not the database, the bus or the queues. */
export type Audience = "browsers" | "programs";

export interface Refusal {
  readonly status: 400 | 403 | 421;
  readonly detail: string;
}

/** What this machine calls itself; each is right with the listener's own port alone. */
export const OWN_NAMES = ["localhost", "127.0.0.1", "[::1]"];
const HOST = /^(\[[\d:.a-f]+\]|[^:[\]]+)(?::(\d{1,5}))?$/;

/** Whether a Host names this listener. After DNS rebinding a browser sends the attacker's name. */
function isOwnHost(host: string, port: number, hosts: readonly string[]): boolean {
  const [, name = "", at = "80"] = HOST.exec(host) ?? [];
  return (OWN_NAMES.includes(name) && Number(at) === port) || hosts.includes(name) || hosts.includes(host);
}

function isOwnOrigin(origin: string, port: number, { origins, hosts }: Welcome, audience: Audience): boolean {
  // Pages in a sandbox, from files and of any site that wants to hide.
  if (origin === "null") return false;
  if (origins.includes(origin) || (audience === "browsers" && origins.includes("*"))) return true;
  const [, host] = /^https?:\/\/(.+)$/.exec(origin) ?? [];
  return host !== undefined && isOwnHost(host, port, hosts);
}

/** The fields that matter here, all values of each. */
function readFields(headers: readonly string[]) {
  const fields = { host: [] as string[], origin: [] as string[], "sec-fetch-site": [] as string[] };
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = (headers[index] as string).toLowerCase();
    if (name === "host" || name === "origin" || name === "sec-fetch-site")
      fields[name].push(headers[index + 1] as string);
  }
  return fields;
}

const foreignOrigin = (what: string): Refusal => ({
  status: 403,
  detail: `${what} may not call this port. CORS_ORIGINS names the origins that may.`,
});

/**
 * Why a request is not for this listener, by its header fields (name, value, name, value, as they were sent) and the listener's port. A page
 * of another origin in the browser of whoever runs the system reaches every port of this machine, and a program with a name that leads here
 * makes that page's origin ours: so both the Origin and the Host must be known. Only local servers ask this; in AWS nothing listens on a loopback address.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-421-misdirected-request
 */
export function refusal(
  headers: readonly string[],
  port: number,
  welcome: Welcome,
  audience: Audience,
): Refusal | undefined {
  const { host, origin, "sec-fetch-site": site } = readFields(headers);
  if (host.length !== 1) return { status: 400, detail: "Send one Host header" };
  if (!isOwnHost((host[0] as string).toLowerCase(), port, welcome.hosts)) {
    const detail = `Nothing here is called ${host[0]}. ALLOWED_HOSTS names further hosts, such as a tunnel's.`;
    return { status: 421, detail };
  }
  const foreign = origin.find((each) => !isOwnOrigin(each, port, welcome, audience));
  if (foreign !== undefined) return foreignOrigin(`Pages of the origin ${foreign}`);
  // Images, scripts and plain links of a page come without an Origin.
  const fromPage =
    audience === "programs" && origin.length === 0 && site.some((each) => /^(cross|same)-site$/.test(each));
  return fromPage ? foreignOrigin("Pages of another origin") : undefined;
}
