import { issuerUrl } from "../cloud/environment.ts";
import { secret, siteSecrets } from "../cloud/secret.ts";
import { DEMO_KEY } from "../cloud/settings.ts";
import { CLIENT_ID } from "../issuer/issuer.ts";

export interface SitePlace {
  readonly port: number;
  readonly apiPort: number;
  readonly dataDir: string;
  /** Where people open the site, when that is not this machine's port: a tunnel, or whatever else speaks TLS before it. */
  readonly url?: string | undefined;
}

/** Where people open the site. */
export const siteUrl = (port: number): string => `http://localhost:${port}`;

/** The environment of the site's server, the counterpart of what `stacks/` sets. */
export function siteEnvironment({ port, apiPort, dataDir, url }: SitePlace): Record<string, string> {
  const secrets = siteSecrets(dataDir);
  return {
    STAGE: "local",
    WEB_PORT: String(port),
    SITE_URL: url ?? siteUrl(port),
    API_URL: `http://127.0.0.1:${apiPort}`,
    API_KEY: DEMO_KEY,
    AUTH_ISSUER: issuerUrl(apiPort),
    AUTH_CLIENT_ID: CLIENT_ID,
    SESSION_SECRET: secret(dataDir, "session"),
    REVALIDATE_SECRET: secret(dataDir, "revalidate"),
    SITE_SECRET: secrets.site,
    VISITOR_SECRET: secrets.visitor,
  };
}
