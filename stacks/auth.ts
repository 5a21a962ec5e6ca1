import { roles } from "@bellyfed/core/ports";
import { keepOrAdopt, kept } from "./keep.ts";
import { lambda } from "./lambda.ts";
import type { Stage } from "./stage.ts";

/** Users, their groups (which are the roles), and the client that site and apps sign in with. */
export function auth(stage: Stage) {
  const claims = trigger(stage, "pre-token", "AdminGetUser");
  const reset = trigger(stage, "post-confirmation", "AdminUserGlobalSignOut");
  const pool = new sst.aws.CognitoUserPool("Users", {
    usernames: ["email"],
    mfa: "optional",
    softwareToken: true,
    triggers: {
      preTokenGeneration: claims.arn,
      preTokenGenerationVersion: "v2",
      postConfirmation: reset.arn,
    },
    transform: {
      userPool: (args, options) => {
        Object.assign(args, settings(stage));
        return keepOrAdopt<aws.cognito.UserPoolArgs>(stage, "userPool", { fixed: LASTING })(args, options);
      },
    },
  });
  groups(stage, pool);
  const client = pool.addClient("Client", {
    transform: {
      client: (args, options) => {
        Object.assign(args, signInByForm);
        return adoptClient(stage, args, options);
      },
    },
  });
  const issuer = $interpolate`https://cognito-idp.${stage.region}.amazonaws.com/${pool.id}`;
  return {
    triggers: [
      ["pre-token", claims],
      ["post-confirmation", reset],
    ] as const,
    pool,
    client,
    identity: {
      issuer,
      audience: client.id,
      jwksUrl: $interpolate`${issuer}/.well-known/jwks.json`,
      pool: pool.id,
      poolArn: pool.arn,
    },
  };
}

/** What a pool has from its first day to its last. */
const LASTING = ["usernameAttributes", "usernameConfiguration"] as const;

/** A group for each role. One that goes takes along who was in it, that is, everybody's role. */
function groups(stage: Stage, pool: sst.aws.CognitoUserPool) {
  const { userPool } = stage.adopt;
  roles.forEach((name, index) => {
    // The lowest number wins: of several groups the mightiest.
    const group = { userPoolId: pool.id, name, precedence: roles.length - index };
    new aws.cognito.UserGroup(`Group${index}`, group, {
      ...kept(stage),
      ...(userPool && { import: `${userPool}/${name}`, ignoreChanges: ["precedence"] }),
    });
  });
}

/** Apps know the client's id, so that it stays with its pool. Pulumi names a client after both. */
function adoptClient(stage: Stage, args: aws.cognito.UserPoolClientArgs, options: $util.CustomResourceOptions) {
  const { userPool, client } = stage.adopt;
  keepOrAdopt<aws.cognito.UserPoolClientArgs>(stage, "client", { fixed: ["userPoolId"] })(args, options);
  if (client) options.import = `${userPool}/${client}`;
  return undefined;
}

const settings = (stage: Stage): Partial<aws.cognito.UserPoolArgs> => ({
  tags: { [TAG]: poolOf(stage) },
  // The plan from which on a trigger may change access tokens.
  userPoolTier: "ESSENTIALS",
  deletionProtection: stage.permanent ? "ACTIVE" : "INACTIVE",
  // Its length alone, as the site's form says: what the form lets through is refused for nobody, whether they have an account or not.
  passwordPolicy: { minimumLength: 12, temporaryPasswordValidityDays: 3, ...NO_CLASSES },
  accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
});

const NO_CLASSES = { requireLowercase: false, requireUppercase: false, requireNumbers: false, requireSymbols: false };

const TAG = "bellyfed:pool";
const poolOf = (stage: Stage): string => `${$app.name}-${stage.name}`;

/**
 * A function that Cognito calls, and that asks the pool one thing in return. The pool names its functions, so that they cannot name it: they
 * are let to any pool of the account that carries this stage's tag, which is this one.
 */
const trigger = (stage: Stage, file: "pre-token" | "post-confirmation", operation: string) =>
  lambda(stage, file, {
    file,
    environment: {},
    permissions: [
      {
        actions: [`cognito-idp:${operation}`],
        resources: [
          $interpolate`arn:aws:cognito-idp:${stage.region}:${aws.getCallerIdentityOutput().accountId}:userpool/*`,
        ],
        conditions: [{ test: "StringEquals", variable: `aws:ResourceTag/${TAG}`, values: [poolOf(stage)] }],
      },
    ],
    timeoutSeconds: 5,
    memory: 256,
  });

/** No pages of Cognito's own, so none of the OAuth flows that SST switches on; sign-in goes through Cognito's API. */
const signInByForm = {
  allowedOauthFlowsUserPoolClient: false,
  allowedOauthFlows: undefined,
  allowedOauthScopes: undefined,
  callbackUrls: undefined,
  explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  preventUserExistenceErrors: "ENABLED",
  enableTokenRevocation: true,
  accessTokenValidity: 60,
  idTokenValidity: 60,
  refreshTokenValidity: 30,
  tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
};

export type Auth = ReturnType<typeof auth>;
