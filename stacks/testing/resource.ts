/** One resource as Pulumi registered it: what would be asked of AWS. */
export interface Resource {
  /** `aws:sqs/queue:Queue` */
  readonly type: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: the inputs of every kind of resource; tests say which they mean
  readonly inputs: Record<string, any>;
  /** What Pulumi was told beside the inputs. */
  readonly options?: Options;
}

export interface Options {
  /** Whether it outlives the stage. */
  readonly retainOnDelete?: true;
  readonly protect?: true;
  readonly deleteBeforeReplace?: true;
  /** The id of what is there already. */
  readonly import?: string;
  /** By which provider it is made, where not by the deployment's own. */
  readonly provider?: string;
  readonly ignoreChanges?: readonly string[];
  /** The resources that have to be there before it. */
  readonly after?: readonly string[];
}

export const ofType = (resources: readonly Resource[], type: string): Resource[] =>
  resources.filter((resource) => resource.type === type);

/** The one resource of a type with this name. Throws when there is none, or more. */
export function theOnly(resources: readonly Resource[], type: string, name?: string): Resource {
  const found = ofType(resources, type).filter((resource) => name === undefined || resource.name === name);
  const [first] = found;
  if (first && found.length === 1) return first;
  throw new Error(`${found.length} resources are of type ${type}${name ? ` and called ${name}` : ""}`);
}

/** Names of resource types, as Pulumi has them. */
export const types = {
  table: "aws:dynamodb/table:Table",
  queue: "aws:sqs/queue:Queue",
  queuePolicy: "aws:sqs/queuePolicy:QueuePolicy",
  rule: "aws:cloudwatch/eventRule:EventRule",
  target: "aws:cloudwatch/eventTarget:EventTarget",
  archive: "aws:cloudwatch/eventArchive:EventArchive",
  source: "aws:lambda/eventSourceMapping:EventSourceMapping",
  lambda: "aws:lambda/function:Function",
  permission: "aws:lambda/permission:Permission",
  role: "aws:iam/role:Role",
  method: "aws:apigateway/method:Method",
  integration: "aws:apigateway/integration:Integration",
  integrationResponse: "aws:apigateway/integrationResponse:IntegrationResponse",
  gatewayResource: "aws:apigateway/resource:Resource",
  gatewayResponse: "aws:apigateway/response:Response",
  gatewayStage: "aws:apigateway/stage:Stage",
  deployment: "aws:apigateway/deployment:Deployment",
  usagePlan: "aws:apigateway/usagePlan:UsagePlan",
  usagePlanKey: "aws:apigateway/usagePlanKey:UsagePlanKey",
  methodSettings: "aws:apigateway/methodSettings:MethodSettings",
  schedule: "aws:scheduler/schedule:Schedule",
  bucket: "aws:s3/bucket:Bucket",
  bucketCors: "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration",
  bucketLifecycle: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
  publicAccess: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  userPool: "aws:cognito/userPool:UserPool",
  userPoolClient: "aws:cognito/userPoolClient:UserPoolClient",
  userGroup: "aws:cognito/userGroup:UserGroup",
  firewall: "aws:wafv2/webAcl:WebAcl",
  firewallAssociation: "aws:wafv2/webAclAssociation:WebAclAssociation",
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  dashboard: "aws:cloudwatch/dashboard:Dashboard",
  logQuery: "aws:cloudwatch/queryDefinition:QueryDefinition",
  logGroup: "aws:cloudwatch/logGroup:LogGroup",
  stateMachine: "aws:sfn/stateMachine:StateMachine",
  vault: "aws:backup/vault:Vault",
  vaultLock: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  key: "aws:kms/key:Key",
  keyAlias: "aws:kms/alias:Alias",
  backupPlan: "aws:backup/plan:Plan",
  backupSelection: "aws:backup/selection:Selection",
  record: "aws:route53/record:Record",
  healthCheck: "aws:route53/healthCheck:HealthCheck",
  certificate: "aws:acm/certificate:Certificate",
  restApi: "aws:apigateway/restApi:RestApi",
  apiDomain: "aws:apigateway/domainName:DomainName",
  vpc: "aws:ec2/vpc:Vpc",
  subnet: "aws:ec2/subnet:Subnet",
  securityGroup: "aws:ec2/securityGroup:SecurityGroup",
  vpcEndpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  ecsService: "aws:ecs/service:Service",
  ecsTask: "aws:ecs/taskDefinition:TaskDefinition",
  parameter: "aws:ssm/parameter:Parameter",
  file: "aws:s3/bucketObjectv2:BucketObjectv2",
  distribution: "aws:cloudfront/distribution:Distribution",
} as const;
