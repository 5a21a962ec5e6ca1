import { createHash } from "node:crypto";
import {
  ACCOUNT,
  type Answers,
  type Asked,
  arn,
  gatewayArn,
  globalArn,
  letters,
  named,
  nameOf,
  uuid,
} from "./realistic-names.ts";
import { answeringServers } from "./realistic-servers.ts";

export interface Answer {
  readonly id: string;
  readonly state: Readonly<Record<string, unknown>>;
}

const gatewayPart = (asked: Asked) => ({ id: letters(asked, 6) });

const answering: Answers = {
  "apigateway/restApi:RestApi": (asked) => {
    const id = letters(asked, 10);
    const execute = arn(asked, "execute-api", id);
    return {
      id,
      arn: gatewayArn(asked, `restapis/${id}`),
      executionArn: execute,
      rootResourceId: letters(asked, 11).slice(1),
    };
  },
  "apigateway/resource:Resource": gatewayPart,
  "apigateway/deployment:Deployment": gatewayPart,
  "apigateway/usagePlan:UsagePlan": gatewayPart,
  "apigateway/requestValidator:RequestValidator": gatewayPart,
  "apigateway/model:Model": gatewayPart,
  "apigateway/apiKey:ApiKey": (asked) => ({ id: letters(asked, 10), value: letters(asked, 40) }),
  "apigateway/stage:Stage": (asked) => {
    const { restApi, stageName } = asked.inputs;
    return {
      id: `ags-${restApi}-${stageName}`,
      arn: gatewayArn(asked, `restapis/${restApi}/stages/${stageName}`),
      invokeUrl: `https://${restApi}.execute-api.${asked.region}.amazonaws.com/${stageName}`,
    };
  },
  "apigateway/domainName:DomainName": (asked) => ({
    id: String(asked.inputs.domainName),
    regionalDomainName: `d-${letters(asked, 10)}.execute-api.${asked.region}.amazonaws.com`,
    regionalZoneId: "Z1UJRXOUMOOFQ8",
  }),
  "lambda/function:Function": (asked) => {
    const own = arn(asked, "lambda", `function:${nameOf(asked)}`);
    const invokeArn = `arn:aws:apigateway:${asked.region}:lambda:path/2015-03-31/functions/${own}/invocations`;
    return { id: nameOf(asked), arn: own, invokeArn, qualifiedArn: `${own}:1` };
  },
  "lambda/functionUrl:FunctionUrl": (asked) => ({
    id: String(asked.inputs.functionName),
    functionUrl: `https://${letters(asked, 32)}.lambda-url.${asked.region}.on.aws/`,
  }),
  "lambda/eventSourceMapping:EventSourceMapping": (asked) => ({ id: uuid(asked), uuid: uuid(asked) }),
  "sqs/queue:Queue": (asked) => {
    const url = `https://sqs.${asked.region}.amazonaws.com/${ACCOUNT}/${nameOf(asked)}`;
    return { id: url, url, arn: arn(asked, "sqs", nameOf(asked)) };
  },
  "dynamodb/table:Table": (asked) => {
    const own = arn(asked, "dynamodb", `table/${nameOf(asked)}`);
    return { id: nameOf(asked), arn: own, streamArn: `${own}/stream/2026-01-01T00:00:00.000` };
  },
  "s3/bucket:Bucket": (asked) => {
    const bucket = nameOf(asked);
    const domain = `${bucket}.s3.${asked.region}.amazonaws.com`;
    return { id: bucket, bucket, arn: `arn:aws:s3:::${bucket}`, bucketRegionalDomainName: domain };
  },
  "iam/role:Role": (asked) => ({ id: nameOf(asked), arn: globalArn("iam", `role/${nameOf(asked)}`) }),
  "iam/policy:Policy": (asked) => ({ arn: globalArn("iam", `policy/${nameOf(asked)}`) }),
  "cloudwatch/eventBus:EventBus": named("events", "event-bus/"),
  "cloudwatch/eventArchive:EventArchive": named("events", "archive/"),
  "cloudwatch/eventRule:EventRule": (asked) => {
    const { eventBusName } = asked.inputs;
    const bus = eventBusName ? `${eventBusName}/` : "";
    return { id: `${bus}${nameOf(asked)}`, arn: arn(asked, "events", `rule/${bus}${nameOf(asked)}`) };
  },
  "cloudwatch/logGroup:LogGroup": named("logs", "log-group:"),
  "cloudwatch/metricAlarm:MetricAlarm": named("cloudwatch", "alarm:"),
  "sns/topic:Topic": (asked) => ({ id: arn(asked, "sns", nameOf(asked)), arn: arn(asked, "sns", nameOf(asked)) }),
  "scheduler/schedule:Schedule": named("scheduler", "schedule/default/"),
  "scheduler/scheduleGroup:ScheduleGroup": named("scheduler", "schedule-group/"),
  "sfn/stateMachine:StateMachine": named("states", "stateMachine:"),
  "backup/vault:Vault": named("backup", "backup-vault:"),
  "backup/plan:Plan": (asked) => ({ id: uuid(asked), arn: arn(asked, "backup", `backup-plan:${uuid(asked)}`) }),
  "kms/key:Key": (asked) => ({ id: uuid(asked), keyId: uuid(asked), arn: arn(asked, "kms", `key/${uuid(asked)}`) }),
  "acm/certificate:Certificate": (asked) => {
    const own = arn(asked, "acm", `certificate/${uuid(asked)}`);
    const domainName = String(asked.inputs.domainName);
    const record = {
      resourceRecordName: `_${letters(asked, 32)}.${domainName}.`,
      resourceRecordType: "CNAME",
      resourceRecordValue: `_${letters(asked, 31)}.acm-validations.aws.`,
    };
    return { id: own, arn: own, domainValidationOptions: [{ domainName, ...record }] };
  },
  "acm/certificateValidation:CertificateValidation": ({ inputs }) => ({ id: String(inputs.certificateArn) }),
  "cognito/userPool:UserPool": (asked) => {
    const id = `${asked.region}_${letters(asked, 9)}`;
    return {
      id,
      arn: arn(asked, "cognito-idp", `userpool/${id}`),
      endpoint: `cognito-idp.${asked.region}.amazonaws.com/${id}`,
    };
  },
  "cognito/userPoolClient:UserPoolClient": (asked) => ({ id: letters(asked, 26) }),
  "cloudfront/distribution:Distribution": (asked) => {
    const id = `E${letters(asked, 13).toUpperCase()}`;
    const domainName = `d${letters(asked, 13)}.cloudfront.net`;
    return {
      id,
      arn: globalArn("cloudfront", `distribution/${id}`),
      domainName,
      hostedZoneId: "Z2FDTNDATAQYW2",
      etag: "E1",
    };
  },
  "cloudfront/cachePolicy:CachePolicy": (asked) => ({ id: uuid(asked) }),
  "cloudfront/function:Function": (asked) => ({
    id: nameOf(asked),
    arn: globalArn("cloudfront", `function/${nameOf(asked)}`),
    etag: "E1",
  }),
  "cloudfront/keyValueStore:KeyValueStore": (asked) => ({
    id: uuid(asked),
    arn: globalArn("cloudfront", `key-value-store/${uuid(asked)}`),
  }),
  "cloudfront/originAccessControl:OriginAccessControl": (asked) => ({ id: `E${letters(asked, 13).toUpperCase()}` }),
  "wafv2/webAcl:WebAcl": (asked) => {
    const scope = asked.inputs.scope === "CLOUDFRONT" ? "global" : "regional";
    return { id: uuid(asked), arn: arn(asked, "wafv2", `${scope}/webacl/${nameOf(asked)}/${uuid(asked)}`) };
  },
  ...answeringServers,
  "route53/healthCheck:HealthCheck": (asked) => ({ id: uuid(asked) }),
};

/** Answers as AWS does: ids and ARNs of the right form, under the names that resources were given. */
export function realisticAnswer(asked: Asked): Answer {
  const { type, inputs } = asked;
  if (type === "random:index/randomPassword:RandomPassword") {
    return { id: "none", state: { ...inputs, result: letters(asked, 64).slice(0, Number(inputs.length)) } };
  }
  if (type === "random:index/randomBytes:RandomBytes") {
    const bytes = createHash("sha256").update(asked.name).digest().subarray(0, Number(inputs.length));
    return { id: "none", state: { ...inputs, base64: bytes.toString("base64"), hex: bytes.toString("hex") } };
  }
  if (type === "pulumi-nodejs:dynamic:Resource") return dynamic(asked);
  const { id = uuid(asked), ...state } = answering[type.replace(/^aws:/, "")]?.(asked) ?? {};
  return { id, state: { name: nameOf(asked), ...inputs, ...state } };
}

/** SST's own providers: one finds the zone of a domain, one makes what lets CloudFront into a bucket. */
function dynamic(asked: Asked): Answer {
  const { inputs } = asked;
  if (inputs.domain) return { id: "zone", state: { ...inputs, zoneId: "Z0123456789ABCDEFGHIJ" } };
  return { id: `E${letters(asked, 13).toUpperCase()}`, state: inputs };
}
