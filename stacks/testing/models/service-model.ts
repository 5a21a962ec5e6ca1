import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A shape as botocore's service-2.json has it. */
export interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
}

/** What a service takes, as AWS publishes it. */
export interface ServiceModel {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const known = new Map<string, ServiceModel>();

/** The newest model of a service among botocore's. */
export function serviceModel(packages: string, service: string): ServiceModel {
  const folder = join(packages, "botocore/data", service);
  const [newest] = readdirSync(folder).sort().reverse();
  const model =
    known.get(service) ??
    (JSON.parse(gunzipSync(readFileSync(join(folder, newest ?? "", "service-2.json.gz"))).toString()) as ServiceModel);
  known.set(service, model);
  return model;
}

export function shapeOf({ shapes }: ServiceModel, name: string): Shape {
  const shape = shapes[name];
  if (!shape) throw new Error(`The model has no shape ${name}`);
  return shape;
}

/** What an operation takes, or a part of it by the name of its shape. */
export function inputOf(model: ServiceModel, name: string): string {
  const shape = model.operations[name]?.input?.shape ?? name;
  shapeOf(model, shape);
  return shape;
}
