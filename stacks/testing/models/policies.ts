import type { Resource } from "../resource.ts";

/** A statement of a policy as IAM has it. */
export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

export interface Policy {
  /** Of which resource. */
  readonly name: string;
  /** What a role may do, who may take it, or who may use a queue, a bucket or a key. */
  readonly kind: "identity" | "trust" | "resource" | "key";
  readonly text: string;
}

const asText = (policy: unknown): string => (typeof policy === "string" ? policy : JSON.stringify(policy));

/** Every policy that is written for these resources. */
export function policiesIn(resources: readonly Resource[]): Policy[] {
  return resources.flatMap(({ type, name, inputs }): Policy[] => {
    if (type === "aws:iam/role:Role") {
      const own = (inputs.inlinePolicies ?? []) as { readonly policy?: unknown }[];
      return [
        { name, kind: "trust", text: asText(inputs.assumeRolePolicy) },
        ...own
          .filter(({ policy }) => policy)
          .map(({ policy }) => ({ name, kind: "identity" as const, text: asText(policy) })),
      ];
    }
    if (type === "aws:iam/policy:Policy" || type === "aws:iam/rolePolicy:RolePolicy") {
      return [{ name, kind: "identity", text: asText(inputs.policy) }];
    }
    if (type === "aws:kms/key:Key") return [{ name, kind: "key", text: asText(inputs.policy) }];
    return type.startsWith("aws:") && inputs.policy ? [{ name, kind: "resource", text: asText(inputs.policy) }] : [];
  });
}

const listed = (one: string | readonly string[] | undefined): readonly string[] =>
  one === undefined ? [] : typeof one === "string" ? [one] : one;

/** A service's actions, and the forms of the ARNs that each takes, as its authorization reference says (parliament's copy). */
export interface ServiceDefinition {
  readonly prefix: string;
  readonly privileges: readonly {
    readonly privilege: string;
    readonly resource_types: readonly { readonly resource_type: string }[];
  }[];
  readonly resources: readonly { readonly resource: string; readonly arn: string }[];
}

/** What is wrong with a policy: an action that there is not, an ARN that it never is asked for, everything where one thing could be named. */
export function policyFaults(definitions: readonly ServiceDefinition[], { name, kind, text }: Policy): string[] {
  const { Statement: statements } = JSON.parse(text) as { readonly Statement: readonly Statement[] };
  const say = (problem: string) => `${name} (${kind}): ${problem}`;
  return statements.flatMap(({ Effect, Action, Resource: on, Principal }) => [
    ...(kind === "identity" || Principal ? [] : [say("names nobody who may")]),
    ...listed(Action).flatMap((action) => {
      // A refusal may be as wide as it likes.
      if (Effect === "Deny") return [];
      const forms = formsOf(definitions, action);
      if (!forms) return [say(`there is no action ${action}`)];
      // There "*" is the key that the policy is of.
      if (kind === "key") return on === "*" ? [] : [say(`${action} on ${on}, which is no key's own policy`)];
      return kind === "trust" ? [] : listed(on).flatMap((arn) => resourceFaults(action, arn, forms).map(say));
    }),
  ]);
}

/** The forms of ARNs that an action is asked for; nothing when there is no such action, an empty list when it knows no resources. */
function formsOf(definitions: readonly ServiceDefinition[], action: string): readonly string[] | undefined {
  const [prefix, word] = action.split(":");
  const own = definitions.filter((service) => service.prefix === prefix);
  const found = own.flatMap((service) => service.privileges.filter(({ privilege }) => privilege === word));
  if (found.length === 0) return undefined;
  const types = new Set(
    found.flatMap((each) => each.resource_types.map(({ resource_type: kind }) => kind.replace("*", ""))),
  );
  return own.flatMap(({ resources }) => resources.filter(({ resource }) => types.has(resource)).map(({ arn }) => arn));
}

/** What Lambda looks whether the role may, when a function comes into a network and there is no interface yet; as AWS's own policy says it. */
const BEFORE_THERE_ARE = /^ec2:(Create|Delete)NetworkInterface$/;

function resourceFaults(action: string, arn: string, forms: readonly string[]): string[] {
  if (arn === "*") {
    return forms.length === 0 || BEFORE_THERE_ARE.test(action)
      ? []
      : [`${action} on everything, where one thing can be named`];
  }
  if (forms.some((form) => meet(arn, shapeOf(form)))) return [];
  return [`${action} is never asked of ${arn}${forms.length > 0 ? `, but of ${forms.join(" or ")}` : ""}`];
}

/** `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}` with `*` for what differs. */
const shapeOf = (form: string): string => form.replaceAll(/\$\{\w+\}/g, "*");

/** Whether there is a text that two expressions, in which `*` is anything, both match. */
function meet(one: string, other: string): boolean {
  const known = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${i} ${j}`;
    const answer = known.get(key) ?? step(i, j);
    known.set(key, answer);
    return answer;
  };
  const step = (i: number, j: number): boolean => {
    if (i === one.length && j === other.length) return true;
    if (one[i] === "*") return from(i + 1, j) || (j < other.length && from(i, j + 1));
    if (other[j] === "*") return from(i, j + 1) || (i < one.length && from(i + 1, j));
    return i < one.length && one[i] === other[j] && from(i + 1, j + 1);
  };
  return from(0, 0);
}
