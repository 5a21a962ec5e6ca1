import type { Resource } from "../resource.ts";
import type { Mapped } from "./mapped.ts";
import { data } from "./mapped-data.ts";
import { edge } from "./mapped-edge.ts";
import { gateway } from "./mapped-gateway.ts";
import { servers } from "./mapped-servers.ts";
import { working } from "./mapped-working.ts";
import { type Python, said } from "./python.ts";
import { refusals } from "./refusals.ts";
import type { Inputs } from "./reshaped.ts";
import { inputOf, serviceModel } from "./service-model.ts";
import { translated } from "./translate.ts";

/** Every type that the stacks make of AWS's, by its name without `aws:`. */
const mapped: Readonly<Record<string, Mapped>> = { ...gateway, ...edge, ...data, ...working, ...servers };

/** Types that ask AWS for nothing of which a model could say whether it is right, and why. */
const OTHERS: readonly { readonly type: RegExp; readonly why: string }[] = [
  { type: /^pulumi:/, why: "Pulumi's own: the stack, and providers for other regions" },
  { type: /^sst:/, why: "components, which are made of the resources that are looked at" },
  { type: /^random:/, why: "made on the machine that deploys" },
  { type: /^command:local:Command$/, why: "the site's build, run on the machine that deploys" },
  { type: /^pulumi-nodejs:dynamic:Resource$/, why: "SST's own code, which asks AWS by its SDK" },
];

export interface Request {
  /** Pulumi's. */
  readonly type: string;
  readonly name: string;
  readonly service: string;
  readonly shape: string;
  readonly params: unknown;
}

export interface Requests {
  readonly requests: readonly Request[];
  /** What nobody said how to ask AWS for. */
  readonly complaints: readonly string[];
}

/** What AWS would be asked for these resources, in the words of its models. */
export function requestsOf(resources: readonly Resource[], packages: string): Requests {
  const requests: Request[] = [];
  const complaints: string[] = [];
  for (const { type, name, inputs } of resources) {
    if (OTHERS.some((one) => one.type.test(type))) continue;
    const how = mapped[type.replace(/^aws:/, "")];
    if (!how) {
      complaints.push(`${name}: nobody said what ${type} becomes; see stacks/testing/models`);
      continue;
    }
    const called = `${name}-1a2b3c4`;
    const asked = [{ ...how, inputs: how.reshaped?.(inputs, called) ?? inputs }, ...alsoAsked(how, inputs, called)];
    for (const { service, operation, inputs: given, renamed = {} } of asked) {
      const model = serviceModel(packages, service);
      const shape = inputOf(model, operation);
      const { params, unknown } = translated(model, shape, given, renamed);
      requests.push({ type, name, service, shape, params });
      complaints.push(...unknown.map((path) => `${name}: ${operation} knows no ${path}`));
    }
  }
  return { requests, complaints };
}

const alsoAsked = ({ also = [] }: Mapped, inputs: Inputs, called: string) =>
  also.flatMap(({ service, operation, inputs: from }) => {
    const given = from(inputs, called);
    return given ? [{ service, operation, inputs: given, renamed: undefined }] : [];
  });

/** Everything that AWS's models and botocore's validator say against these resources, in words. */
export function againstModels(resources: readonly Resource[], python: Python): string[] {
  const { requests, complaints } = requestsOf(resources, python.packages);
  return [
    ...complaints,
    ...requests.flatMap(({ name, service, shape, params }) =>
      refusals(serviceModel(python.packages, service), shape, params).map((problem) => `${name}: ${problem}`),
    ),
    ...said(python, "validate.py", requests),
  ];
}
