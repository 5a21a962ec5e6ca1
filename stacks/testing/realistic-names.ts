import { createHash } from "node:crypto";

/** What is known of a resource when AWS would answer. */
export interface Asked {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly region: string;
}

export const ACCOUNT = "123456789012";
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Letters and digits that belong to a resource: the same in every run. */
export function letters({ type, name }: Asked, length: number): string {
  const bytes = createHash("sha512").update(`${type} ${name}`).digest();
  return [...bytes.subarray(0, length)].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}

export function uuid({ type, name }: Asked): string {
  const hex = createHash("sha256").update(`${type} ${name}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** The name that it was given, or as Pulumi makes one: with seven random digits behind it. */
export const nameOf = ({ name, inputs }: Asked): string =>
  String(inputs.name ?? inputs.bucket ?? inputs.dashboardName ?? `${name}-1a2b3c4`);

export const arn = ({ region }: Asked, service: string, rest: string) =>
  `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`;
export const globalArn = (service: string, rest: string) => `arn:aws:${service}::${ACCOUNT}:${rest}`;
export const gatewayArn = ({ region }: Asked, rest: string) => `arn:aws:apigateway:${region}::/${rest}`;

/** With an ARN that ends with its name. */
export const named = (service: string, prefix: string) => (asked: Asked) => ({
  id: nameOf(asked),
  arn: arn(asked, service, `${prefix}${nameOf(asked)}`),
});

/** What AWS would say of resources by their types. */
export type Answers = Readonly<
  Record<string, (asked: Asked) => { readonly id?: string; readonly [key: string]: unknown }>
>;
