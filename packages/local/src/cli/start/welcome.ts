import type { Cloud } from "../../cloud/connect.ts";
import { DEMO_KEY, type Settings } from "../../cloud/settings.ts";
import { demoUsers } from "../../issuer/users.ts";
import { siteUrl } from "../../site/environment.ts";
import { bold, faint } from "../terminal.ts";

type Running = Pick<Cloud, "apiUrl" | "dynamoUrl"> & Readonly<Record<"bus" | "queues", { readonly endpoint: string }>>;

function howToSignIn(url: string): string {
  const [first, ...others] = demoUsers;
  const names = others.map(({ username, role }) => (username === role ? username : `${username} (${role})`)).join(", ");
  return `
  ${bold(`Open ${url} and sign in as ${first?.username}, password ${first?.password}.`)}
  ${faint(`With the same password: ${names}`)}
`;
}

/** What stands in the terminal once all runs; `siteRuns` is undefined when no site was asked for. */
export function welcome(
  { apiUrl, dynamoUrl, bus, queues }: Running,
  { dataDir, webPort }: Pick<Settings, "dataDir" | "webPort">,
  siteRuns: boolean | undefined,
): string {
  const api = apiUrl.replace("127.0.0.1", "localhost");
  const site = siteUrl(webPort);
  return `
${bold(siteRuns === false ? "Bellyfed is running, but without its site: see above." : "Bellyfed is running.")}
${siteRuns ? howToSignIn(site) : ""}
${siteRuns ? `  Site         ${site}\n` : ""}  API          ${api}   ${faint(`(docs: ${api}/docs)`)}
  EventBridge  ${bus.endpoint}
  SQS and S3   ${queues.endpoint}
  DynamoDB     ${dynamoUrl}
  Data         ${dataDir}

Try:
  curl -H 'X-Api-Key: ${DEMO_KEY}' '${api}/restaurants?limit=3'
  curl -H 'X-Api-Key: ${DEMO_KEY}' '${api}/cities'
  npm run token -- --sub alice
  npm run import -- my-restaurants.ndjson

Ctrl-C stops it.`;
}
