import { OWN_NAMES, type Welcome } from "./refusal.ts";

const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;

const list = (text = ""): string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);

/** The origins under which people open the site. */
export const siteOrigins = (webPort: number): string[] => OWN_NAMES.map((name) => `http://${name}:${webPort}`);

/** Who may call the listeners, by CORS_ORIGINS, ALLOWED_HOSTS, SITE_URL and the site's port. Throws with the variable's name when one makes no sense. */
export function welcomeFrom(env: NodeJS.ProcessEnv, webPort: number): Welcome {
  const hosts = list(env.ALLOWED_HOSTS).map((host) => host.toLowerCase());
  const wrong = hosts.find((host) => !HOST.test(host));
  if (wrong !== undefined) {
    throw new Error(
      `ALLOWED_HOSTS takes names like tunnel.example or tunnel.example:8443, not ${JSON.stringify(wrong)}`,
    );
  }
  const site = URL.parse(env.SITE_URL ?? "");
  return {
    hosts: [...hosts, ...(site && !OWN_NAMES.includes(site.hostname) ? [site.host] : [])],
    origins: [...siteOrigins(webPort), ...(site ? [site.origin] : []), ...list(env.CORS_ORIGINS)],
  };
}
