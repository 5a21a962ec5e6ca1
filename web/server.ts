import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { tellAddress } from "@bellyfed/local/guard/address";
import { countAttempts, isAttempt, mostAttempts } from "@bellyfed/local/guard/attempts";
import { guard } from "@bellyfed/local/guard/guard";
import { welcomeFrom } from "@bellyfed/local/guard/welcome";
import compression from "compression";
import { checkEnvironment } from "./platform/environment.ts";
import { type Locale, locales } from "./platform/i18n/locales.ts";
import { readerLocale } from "./platform/i18n/reader-locale.ts";
import { MISSING_PAGE } from "./platform/page/routes.ts";
import { standIn, standInForDevelopers } from "./platform/page/stand-in.ts";
import { refuseAttempt } from "./platform/page/too-many.ts";
import { policyOptions } from "./platform/security/csp.ts";
import { admitted, readableUrl } from "./platform/security/door.ts";
import { pagePolicies } from "./platform/security/page-policy.ts";
import { secureResponse } from "./platform/security/secure-response.ts";

// The site's server on a laptop, which is what CloudFront and Lambda are in AWS. With NODE_ENV=development it is `next dev`, whose
// WebSockets Next.js adds to the server itself.

const HOST = "127.0.0.1";
const STOP_MS = 10_000;

async function main(): Promise<void> {
  const dev = process.env.NODE_ENV === "development";
  // Before Next.js and React are loaded, which look at it.
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });
  // Next.js looks for what next.config.ts imports from here.
  process.chdir(import.meta.dirname);
  if (!dev && !existsSync(".next/BUILD_ID")) {
    throw new Error("The site has not been built. Run `npx next build` in web/.");
  }
  checkEnvironment(process.env);
  const policies = pagePolicies(policyOptions(process.env));
  const port = portOf(process.env.WEB_PORT);
  const attempts = countAttempts(mostAttempts(process.env));
  const app = Promise.withResolvers<RequestListener>();
  const server = createServer(async (request, response) => (await app.promise)(request, response));
  guard(server, welcomeFrom(process.env, port), "browsers");
  await listen(server, port);
  stopWhenTold(server);
  const answer = await nextApp(dev, port);
  const prepared = preparedPages(dev);
  const compress = compression() as unknown as Middleware;
  app.resolve((request, response) =>
    compress(request, response, () => {
      const address = tellAddress(request);
      const locale = readerLocale(request.url ?? "/", request.headers["accept-language"]);
      secureResponse(response, policies, (status, rendered) =>
        dev ? standInForDevelopers(locale, status, rendered) : standIn(locale, status, rendered, prepared.get(locale)),
      );
      const wait = isAttempt(request) ? attempts.take(address) : undefined;
      if (wait !== undefined) return refuseAttempt(locale, request, response, wait);
      request.headers = admitted(request.headers);
      request.url = readableUrl(request.url ?? "/");
      answer(request, response);
    }),
  );
  process.stdout.write("ready\n");
}

/** What is left of an Express handler without Express. */
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

async function nextApp(dev: boolean, port: number): Promise<RequestListener> {
  const { default: next } = await import("next");
  // Under any other name Next.js takes its own address for a foreign one when proxy.ts rewrites to it.
  const app = next({ dev, dir: import.meta.dirname, hostname: "localhost", port });
  await app.prepare();
  const handle = app.getRequestHandler();
  return (request, response) => {
    // Next.js makes a Request of what comes, which cannot have this method; CloudFront lets none through.
    if (request.method === "TRACE") {
      response.writeHead(405, { allow: "GET, HEAD, POST" }).end();
      return;
    }
    handle(request, response).catch((error: Error) => response.destroy(error));
  };
}

/** The page that is prepared for what is not found, in each language; in development nothing is prepared. */
function preparedPages(dev: boolean): ReadonlyMap<Locale, Uint8Array> {
  if (dev) return new Map();
  return new Map(locales.map((locale) => [locale, readFileSync(`.next/server/app/${locale}${MISSING_PAGE}.html`)]));
}

function portOf(text: string | undefined): number {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`WEB_PORT has to be a port from 1 to 65535, not "${text}"`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(`Port ${port} is taken. Stop what uses it, or set WEB_PORT to a free port.`)
          : error,
      ),
    );
    server.listen(port, HOST, resolve);
  });
}

/** Ends when told so, or when who started it over an IPC channel is gone; requests under way are answered first. */
function stopWhenTold(server: Server): void {
  const stop = () => {
    server.close(() => process.exit(0));
    setTimeout(() => process.exit(0), STOP_MS).unref();
  };
  for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.once(event, stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
