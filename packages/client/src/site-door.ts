// What crosses the site's door, for those who stand on either side of it.
export { isSignature, RENEWAL_HEADER } from "@bellyfed/core/site-door";
