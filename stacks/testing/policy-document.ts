interface Document {
  readonly statements?: readonly Stated[];
}
interface Stated {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly conditions?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

/** The document that `aws.iam.getPolicyDocument` answers. */
export const policyDocument = ({ statements = [] }: Document): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements.map(statementOf) });

const one = (values: readonly string[]) => (values.length === 1 ? values[0] : values);

function statementOf({ sid, effect = "Allow", actions, resources, principals = [], conditions = [] }: Stated) {
  const byTest = Map.groupBy(conditions, ({ test }) => test);
  const everybody = principals.some(({ type }) => type === "*");
  return {
    ...(sid && { Sid: sid }),
    Effect: effect,
    ...(actions && { Action: one(actions) }),
    ...(resources && { Resource: one(resources) }),
    ...(principals.length > 0 && {
      Principal: everybody
        ? "*"
        : Object.fromEntries(principals.map(({ type, identifiers }) => [type, one(identifiers)])),
    }),
    ...(conditions.length > 0 && {
      Condition: Object.fromEntries(
        [...byTest].map(([test, all]) => [
          test,
          Object.fromEntries(all.map(({ variable, values }) => [variable, one(values)])),
        ]),
      ),
    }),
  };
}
