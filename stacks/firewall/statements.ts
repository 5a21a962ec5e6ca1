type Text = $util.Input<string>;
type Statement = aws.types.input.wafv2.WebAclRuleStatement;

const AS_IT_IS = [{ priority: 0, type: "NONE" }];

export const all = (...statements: Statement[]): Statement => ({ andStatement: { statements } });
export const not = (statement: Statement): Statement => ({ notStatement: { statements: [statement] } });

/** One of them, or the only one: an "or" has two at least. */
export function some(statements: readonly Statement[]): Statement {
  const [first, ...others] = statements;
  if (!first) throw new Error("A statement needs something to look for");
  return others.length === 0 ? first : { orStatement: { statements: [first, ...others] } };
}

export const hasLabel = (key: string): Statement => ({ labelMatchStatement: { scope: "LABEL", key } });

export const isMethod = (method: string): Statement => equals({ method: {} }, method);

export const hasHeader = (name: string, value: Text): Statement => equals({ singleHeader: { name } }, value);

/** A request with this header, whatever it says: a statement about a header that is not there does not match. */
export const sendsHeader = (name: string): Statement => ({
  sizeConstraintStatement: {
    fieldToMatch: { singleHeader: { name } },
    comparisonOperator: "GT",
    size: 0,
    textTransformations: AS_IT_IS,
  },
});

export const isPath = (regexString: string): Statement => ({
  regexMatchStatement: { fieldToMatch: { uriPath: {} }, regexString, textTransformations: AS_IT_IS },
});

const equals = (fieldToMatch: object, searchString: Text): Statement => ({
  byteMatchStatement: {
    fieldToMatch,
    searchString,
    positionalConstraint: "EXACTLY",
    textTransformations: AS_IT_IS,
  },
});

/** What CloudWatch shows of a rule. */
export const seen = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
  metricName,
});
