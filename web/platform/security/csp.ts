/** What a page's scripts are known by: the nonce of this request, or the hashes of the inline scripts in a page that is kept (`sha256-...`). */
export type ScriptSources = { readonly nonce: string } | { readonly hashes: readonly string[] };

export interface PolicyOptions {
  /** Whether this is `next dev`, where React evaluates code to show errors, and Next brings styles for showing them. */
  readonly development: boolean;
  /** Whether people reach the site by https. */
  readonly secure: boolean;
  /** Where the map's style, tiles, glyphs and sprites come from, besides the site itself. */
  readonly mapOrigins: readonly string[];
  /** Where the browser puts files to import. */
  readonly uploadOrigins: readonly string[];
}

/**
 * The value of the header Content-Security-Policy (CSP level 3, https://www.w3.org/TR/CSP3/) for one page. It is the same for all pages but
 * for the scripts, as a page stays when the router shows another one in it. Throws on a nonce that is not base64.
 */
export function contentSecurityPolicy(scripts: ScriptSources, options: PolicyOptions): string {
  const { development, secure, mapOrigins, uploadOrigins } = options;
  const directives = [
    ["default-src", "'self'"],
    ["script-src", ...scriptSources(scripts), ...(development ? ["'unsafe-eval'"] : [])],
    ["style-src", "'self'", ...(development ? ["'unsafe-inline'"] : [])],
    // React's `style` is an attribute. It can change how its element looks, and load nothing that `img-src` does not allow.
    ["style-src-attr", "'unsafe-inline'"],
    ["img-src", "'self'", "data:", "blob:", ...mapOrigins],
    ["font-src", "'self'"],
    ["connect-src", "'self'", ...mapOrigins, ...uploadOrigins],
    ["worker-src", "'self'"],
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
    ["form-action", "'self'"],
    ["frame-ancestors", "'none'"],
    ...(secure ? [["upgrade-insecure-requests"]] : []),
  ];
  return directives.map((directive) => [...new Set(directive)].join(" ")).join("; ");
}

/** With a nonce, what a trusted script loads is trusted too (`strict-dynamic`); hashes cover no script of a file, so 'self' does. */
function scriptSources(scripts: ScriptSources): string[] {
  if ("hashes" in scripts) return ["'self'", ...scripts.hashes.map((hash) => `'${hash}'`)];
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(scripts.nonce)) throw new Error("A nonce has to be base64");
  return [`'nonce-${scripts.nonce}'`, "'strict-dynamic'"];
}

/** A nonce for one answer: 128 random bits in base64. */
export function freshNonce(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
}

/**
 * What the environment says about policies: SITE_URL, MAP_STYLE_URL, MAP_TILES_URL and UPLOAD_ORIGIN, each but the first a list that spaces
 * separate, and NODE_ENV. Throws when one of them is no address.
 */
export function policyOptions(env: Readonly<Record<string, string | undefined>>): PolicyOptions {
  return {
    development: env.NODE_ENV === "development",
    secure: isSecure(env.SITE_URL),
    mapOrigins: [...origins(env, "MAP_STYLE_URL"), ...origins(env, "MAP_TILES_URL")],
    uploadOrigins: origins(env, "UPLOAD_ORIGIN"),
  };
}

/** Whether people reach a site with this address by https. */
export const isSecure = (siteUrl: string | undefined): boolean => siteUrl?.startsWith("https://") ?? false;

function origins(env: Readonly<Record<string, string | undefined>>, name: string): string[] {
  const addresses = (env[name] ?? "").split(/\s+/).filter((address) => address !== "");
  // An address without a host is the site's own.
  const foreign = addresses.filter((address) => !/^\/(?!\/)/.test(address));
  return foreign.map((address) => {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol === "https:" || url?.protocol === "http:") return url.origin;
    throw new Error(`${name} has to hold addresses such as https://example.org/..., not "${address}"`);
  });
}
