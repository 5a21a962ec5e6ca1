import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ended } from "./child.ts";
import type { Answered, SiteFunction } from "./function.ts";

/** What stands before the site's function: answers itself, or lets it be asked. */
export type Door = (request: {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}) => { readonly status: number; readonly body: string } | undefined;

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A site's function behind a door, at an address as CloudFront has one. */
export async function behindDoor(site: SiteFunction, door: Door, certificate: Certificate) {
  const server = createServer(certificate, async ({ method = "GET", url = "/", headers }, response) => {
    const asked = { method, headers: headers as Record<string, string> };
    const refusal = door({ ...asked, url });
    const answer: Pick<Answered, "statusCode" | "headers"> = refusal
      ? { statusCode: refusal.status, headers: {} }
      : await site.ask(url, asked);
    response.writeHead(answer.statusCode, answer.headers).end(refusal?.body);
  });
  await once(server.listen(0, "localhost"), "listening");
  return { host: `localhost:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

/** Has a page renewed by OpenNext's function, as it was built into a folder's .open-next. Answers whether it says that it was. */
export async function renewed(folder: string, host: string, url: string, { cert }: Certificate): Promise<boolean> {
  const built = join(folder, ".open-next/revalidation-function");
  const trusted = join(built, "trusted.pem");
  writeFileSync(trusted, cert);
  const child = fork(join(import.meta.dirname, "renew.ts"), [join(built, "index.mjs")], {
    cwd: built,
    env: { NODE_ENV: "production", NODE_NO_WARNINGS: "1", NODE_EXTRA_CA_CERTS: trusted },
  });
  await once(child, "message");
  const answer = once(child, "message");
  child.send({ Records: [{ messageId: "one", body: JSON.stringify({ host, url }) }] });
  const [{ batchItemFailures }] = (await answer) as [{ batchItemFailures: readonly object[] }];
  await ended(child, "SIGTERM");
  return batchItemFailures.length === 0;
}

/** By what Next.js knows who may renew a page of this build. */
export const renewalKey = (folder: string): string =>
  JSON.parse(readFileSync(join(folder, ".open-next/revalidation-function/prerender-manifest.json"), "utf8")).preview
    .previewModeId;
