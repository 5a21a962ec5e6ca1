import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "./cloud.ts";

const answers = (bundle: string) => ({
  type: "function",
  handler: "index.handler",
  bundle,
  converter: "aws-apigw-v2",
});

/** web/e2e/open-next.verify.test.ts looks whether the real build says the same. */
const output = {
  edgeFunctions: {},
  origins: {
    s3: {
      type: "s3",
      originPath: "_assets",
      copy: [
        { from: ".open-next/assets", to: "_assets", cached: true, versionedSubDir: "_next" },
        { from: ".open-next/cache", to: "_cache", cached: false },
      ],
    },
    default: {
      ...answers(".open-next/server-functions/default"),
      ...{
        wrapper: "aws-lambda-streaming",
        streaming: true,
        queue: "sqs",
        incrementalCache: "s3",
        tagCache: "dynamodb-nextMode",
      },
    },
    imageOptimizer: {
      ...answers(".open-next/image-optimization-function"),
      ...{ wrapper: "aws-lambda", streaming: false, imageLoader: "s3" },
    },
  },
  behaviors: [
    { pattern: "_next/image*", origin: "imageOptimizer" },
    { pattern: "*", origin: "default" },
    { pattern: "_next/*", origin: "s3" },
  ],
  additionalProps: {
    revalidationFunction: { handler: "index.handler", bundle: ".open-next/revalidation-function" },
    initializationFunction: { handler: "index.handler", bundle: ".open-next/dynamodb-provider" },
  },
};

/** What `open-next build` leaves behind, as far as SST reads it. */
const files: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "web", private: true, dependencies: { next: "16.0.0" } }),
  ".next/BUILD_ID": "build",
  ".next/routes-manifest.json": JSON.stringify({ basePath: "" }),
  ".next/prerender-manifest.json": JSON.stringify({ version: 4, routes: {} }),
  ".open-next/open-next.output.json": JSON.stringify(output),
  ".open-next/assets/_next/static/chunk.js": "",
  ".open-next/cache/build/index.cache": "{}",
  ".open-next/server-functions/default/index.mjs": "export const handler = () => {};",
  ".open-next/image-optimization-function/index.mjs": "export const handler = () => {};",
  ".open-next/revalidation-function/index.mjs": "export const handler = () => {};",
  ".open-next/dynamodb-provider/index.mjs": "export const handler = () => {};",
};

/** Makes a project folder that holds a built site. */
export function makeSite(root: string): void {
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, "web", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const withSite = join(projectRoot, ".sst/test-with-site");

/** A project folder that holds a built site: the same for all tests, so that a stage is deployed with it once. */
export function rootWithSite(): string {
  makeSite(withSite);
  return withSite;
}
