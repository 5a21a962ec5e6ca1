import { createServer } from "node:http";
import * as pulumi from "@pulumi/pulumi";
import { listening } from "./listening.ts";
import { policyDocument } from "./policy-document.ts";
import { realisticAnswer } from "./realistic.ts";
import type { Options, Resource } from "./resource.ts";

const ACCOUNT = "123456789012";
/** Where the deployment of the moment goes. */
let region = "us-east-1";

const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`;

/** What AWS would answer, as far as other resources are made from it. */
const answers: Readonly<Record<string, (name: string) => Record<string, string>>> = {
  "aws:sqs/queue:Queue": (name) => ({
    arn: arn("sqs", name),
    url: `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${name}`,
  }),
  "aws:dynamodb/table:Table": (name) => ({
    arn: arn("dynamodb", `table/${name}`),
    streamArn: arn("dynamodb", `table/${name}/stream/2026-01-01T00:00:00.000`),
  }),
  "aws:lambda/function:Function": (name) => ({
    arn: arn("lambda", `function:${name}`),
    invokeArn: `${arn("apigateway", "lambda:path")}/${name}`,
    qualifiedArn: arn("lambda", `function:${name}:1`),
  }),
  "aws:lambda/functionUrl:FunctionUrl": (name) => ({
    functionUrl: `https://${name.toLowerCase()}.lambda-url.${region}.on.aws/`,
  }),
  "aws:apigateway/restApi:RestApi": () => ({ rootResourceId: "root", executionArn: arn("execute-api", "api") }),
  "aws:apigateway/apiKey:ApiKey": (name) => ({ value: `value-of-${name}` }),
  "aws:s3/bucket:Bucket": (name) => ({
    arn: `arn:aws:s3:::${name}`,
    bucket: name,
    bucketRegionalDomainName: `${name.toLowerCase()}.s3.${region}.amazonaws.com`,
  }),
  "aws:cloudfront/distribution:Distribution": (name) => ({ domainName: `${name.toLowerCase()}.cloudfront.net` }),
  "random:index/randomPassword:RandomPassword": (name) => ({ result: `random-${name}`.padEnd(43, "-") }),
};

const functionCalls: Readonly<Record<string, (inputs: Record<string, unknown>) => Record<string, unknown>>> = {
  "aws:index/getRegion:getRegion": () => ({ id: region, region, name: region }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": () => ({
    names: ["a", "b", "c"].map((each) => region + each),
  }),
  "aws:index/getPartition:getPartition": () => ({ partition: "aws", dnsSuffix: "amazonaws.com" }),
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId: ACCOUNT, arn: "", userId: "" }),
  "aws:iam/getPolicyDocument:getPolicyDocument": ({ statements }) => ({
    json: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    statements,
  }),
};

/** Marks what Pulumi keeps secret in its state; AWS is told what it is. */
const SECRET = "4dabf18193072939515e22adb298388d";

function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  if (SECRET in value && "value" in value) return told(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, told(each)]));
}

export interface Answering {
  readonly stage: string;
  readonly region: string;
  /** With ids, ARNs and policies in the form that AWS gives them, instead of such that a test can read. */
  readonly realistic: boolean;
}

/** What is registered instead of with AWS. */
export interface Registered {
  readonly resources: Resource[];
  /** What components say of themselves, by their names. */
  readonly outputs: Map<string, Resource["inputs"]>;
}

/** Registers with `resources` and `outputs` instead of AWS. */
export async function mockPulumi(
  { resources, outputs }: Registered,
  { stage, region: where, realistic }: Answering,
): Promise<void> {
  region = where;
  let options: Options = {};
  const mocks: pulumi.runtime.Mocks = {
    newResource({ type, name, inputs: given }) {
      const inputs = told(given) as Resource["inputs"];
      resources.push({ type, name, inputs, options });
      if (realistic) return realisticAnswer({ type, name, inputs, region });
      const answer = answers[type]?.(name) ?? {};
      const state = { arn: arn("mock", name), name, ...inputs, ...answer };
      const { import: found } = options;
      // A part of a pool is found as `POOL/CLIENT`, and known as the latter from then on.
      return found ? { id: found.split("/").at(-1), state: { ...state, ...inputs } } : { id: `${name}-id`, state };
    },
    call({ token, inputs }) {
      if (realistic && token.startsWith("aws:iam/getPolicyDocument:")) {
        // SST makes no policy of a document without statements.
        return { json: policyDocument(inputs), statements: inputs.statements };
      }
      return functionCalls[token]?.(inputs) ?? inputs;
    },
  };
  await pulumi.runtime.setMocks(mocks, "bellyfed", stage, false);
  // The mocks are told inputs only, so the options are read from the request that holds both.
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    options = optionsOf(request);
    return register(request, callback);
  };
  const said = monitor.registerResourceOutputs.bind(monitor);
  monitor.registerResourceOutputs = (request, callback) => {
    outputs.set(nameIn(request.getUrn()), request.getOutputs().toJavaScript());
    return said(request, callback);
  };
}

/** The name at the end of a resource's URN. */
const nameIn = (urn: string): string => urn.split("::").at(-1) ?? "";

/** As far as it is read here: pulumi.proto's RegisterResourceRequest. */
interface Request {
  getRetainondelete(): boolean;
  getProtect(): boolean;
  getDeletebeforereplace(): boolean;
  getImportid(): string;
  getProvider(): string;
  getIgnorechangesList(): string[];
  getDependenciesList(): string[];
}
interface Said {
  getUrn(): string;
  getOutputs(): { toJavaScript(): Resource["inputs"] };
}
interface Monitor {
  registerResource(request: Request, callback: unknown): unknown;
  registerResourceOutputs(request: Said, callback: unknown): unknown;
}

const optionsOf = (request: Request): Options => ({
  ...(request.getRetainondelete() && { retainOnDelete: true }),
  ...(request.getProtect() && { protect: true }),
  ...(request.getDeletebeforereplace() && { deleteBeforeReplace: true }),
  ...(request.getImportid() && { import: request.getImportid() }),
  ...(request.getProvider() && { provider: request.getProvider() }),
  ...(request.getIgnorechangesList().length > 0 && { ignoreChanges: request.getIgnorechangesList() }),
  ...(request.getDependenciesList().length > 0 && { after: request.getDependenciesList().map(nameIn) }),
});

/** A bundle that SST's own process was asked for. */
export interface Build {
  /** The component's name. */
  readonly functionID: string;
  /** `packages/functions/src/lambdas/query.handler` */
  readonly handler: string;
  /** How it is to be bundled. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** What is put beside its code. */
  readonly copyFiles?: readonly { readonly from: string; readonly to: string }[];
}

/** Plays SST's own process, with bundles and buckets that exist only in name, and notes in `builds` what it was to bundle. */
export async function mockSst(bundle: string, builds: Build[]): Promise<string> {
  const results: Readonly<Record<string, unknown>> = {
    "Runtime.AddTarget": null,
    "Runtime.Build": { handler: "bundle.handler", out: bundle, errors: [], sourcemaps: [] },
    "Provider.Aws.Bootstrap": { asset: "assets", assetEcrRegistryId: "1", assetEcrUrl: "ecr", state: "state" },
    "Provider.Aws.Appsync": { http: "http", realtime: "realtime" },
  };
  const answer = (body: string) => {
    const { method, params } = JSON.parse(body) as { method: string; params: Build[] };
    if (method === "Runtime.Build") builds.push(...[params].flat());
    const known = method in results;
    const error = known
      ? undefined
      : { code: -32601, message: `SST asked for ${method}, which the mock does not know` };
    return JSON.stringify({ jsonrpc: "1.0", id: 1, result: results[method] ?? null, error });
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => response.end(answer(Buffer.concat(chunks).toString())));
  });
  return listening(server);
}
