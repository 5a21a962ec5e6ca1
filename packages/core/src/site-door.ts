/** By this request header whoever asks the site to make pages anew shows the deployment's secret for that. */
export const RENEWAL_HEADER = "bellyfed-renewal";

/**
 * Whether CloudFront writes over a request header of this name, in any case, before the site sees it: where it signs what it asks of the
 * site's function ("always"), `Authorization` and what begins with `X-Amz-` are the signature's. Source: "Restrict access to an AWS Lambda
 * function URL origin" in CloudFront's guide, SignatureVersion 4.
 */
export const isSignature = (header: string): boolean => /^(authorization|x-amz-.*)$/i.test(header);
