import type { Mapped } from "./mapped.ts";
import type { Inputs } from "./reshaped.ts";

/** What stands before API and site: names, certificates, CloudFront, the firewalls. */
export const edge: Readonly<Record<string, Mapped>> = {
  "acm/certificate:Certificate": {
    service: "acm",
    operation: "RequestCertificate",
    // The provider sends no empty list.
    reshaped: ({ subjectAlternativeNames: names, ...rest }) => ({
      ...rest,
      ...(Array.isArray(names) && names.length > 0 && { subjectAlternativeNames: names }),
    }),
  },
  "acm/certificateValidation:CertificateValidation": { service: "acm", operation: "DescribeCertificate" },
  "cloudfront/cachePolicy:CachePolicy": {
    service: "cloudfront",
    operation: "CachePolicyConfig",
    reshaped: (inputs, called) => ({ name: called, ...inputs }),
  },
  "cloudfront/distribution:Distribution": {
    service: "cloudfront",
    operation: "DistributionConfig",
    renamed: {
      ...{ waitForDeployment: null, tags: null },
      "origins.items.originId": "Id",
      "defaultCacheBehavior.lambdaFunctionAssociations.items.lambdaArn": "LambdaFunctionARN",
    },
    reshaped: ({ defaultCacheBehavior, restrictions, ...rest }) => {
      const { allowedMethods, cachedMethods, ...behavior } = defaultCacheBehavior as Inputs & { allowedMethods: [] };
      const methods = { quantity: allowedMethods.length, items: allowedMethods, cachedMethods };
      const { geoRestriction } = restrictions as { geoRestriction: Inputs };
      return {
        ...{ callerReference: "pulumi", ...rest, defaultCacheBehavior: { ...behavior, allowedMethods: methods } },
        restrictions: { geoRestriction: { quantity: 0, ...geoRestriction } },
      };
    },
  },
  "cloudfront/function:Function": {
    service: "cloudfront",
    operation: "CreateFunction",
    reshaped: ({ name, code, runtime, keyValueStoreAssociations: stores, comment = "" }) => ({
      ...{ name, functionCode: code },
      functionConfig: {
        ...{ comment, runtime },
        keyValueStoreAssociations: (stores as string[] | undefined)?.map((keyValueStoreArn) => ({ keyValueStoreArn })),
      },
    }),
  },
  "cloudfront/keyValueStore:KeyValueStore": { service: "cloudfront", operation: "CreateKeyValueStore" },
  "route53/healthCheck:HealthCheck": {
    service: "route53",
    operation: "CreateHealthCheck",
    reshaped: ({ fqdn, tags: _, ...rest }, called) => ({
      ...{ callerReference: called, healthCheckConfig: { fullyQualifiedDomainName: fqdn, ...rest } },
    }),
  },
  "route53/record:Record": {
    service: "route53",
    operation: "ResourceRecordSet",
    renamed: {
      zoneId: null,
      allowOverwrite: null,
      "aliasTarget.name": "DNSName",
      "aliasTarget.zoneId": "HostedZoneId",
    },
    reshaped: ({ aliases, records, failoverRoutingPolicies: turns, ...rest }) => ({
      ...rest,
      ...(turns !== undefined && { failover: (turns as { type: string }[])[0]?.type }),
      ...(aliases !== undefined && { aliasTarget: aliases }),
      ...(records !== undefined && { resourceRecords: (records as string[]).map((value) => ({ value })) }),
    }),
  },
  "wafv2/webAcl:WebAcl": {
    service: "wafv2",
    operation: "CreateWebACL",
    reshaped: ({ customResponseBodies: bodies, ...rest }) => ({
      ...rest,
      customResponseBodies: Object.fromEntries(
        ((bodies as (Inputs & { key: string })[] | undefined) ?? []).map(({ key, ...body }) => [key, body]),
      ),
    }),
  },
  "wafv2/webAclAssociation:WebAclAssociation": { service: "wafv2", operation: "AssociateWebACL" },
  "wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    service: "wafv2",
    operation: "LoggingConfiguration",
  },
};
