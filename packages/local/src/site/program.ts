/** How the site is built and run. Programs are run by Node, in `web/`. */
export interface Program {
  /** Left out, there is nothing to build. */
  readonly build?: readonly string[];
  readonly serve: readonly string[];
  /** What it needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether a line of its output says that it takes requests. */
  readonly isReady: (line: string) => boolean;
}

const NEXT = "../node_modules/next/dist/bin/next";

/** The site as it is deployed. */
export const builtSite: Program = {
  build: [NEXT, "build"],
  serve: ["server.ts"],
  env: { NODE_ENV: "production" },
  isReady: (line) => line === "ready",
};

/** The site for those who work on it: what they change shows at once. */
export const siteInDevelopment: Program = {
  serve: ["server.ts"],
  env: { NODE_ENV: "development" },
  isReady: (line) => line === "ready",
};
