// What crosses the site's door, for those who stand on either side of it.
export { PAGE_TAGS_HEADER, tagsOfPage } from "@bellyfed/core/page-tags";
export { isSignature, RENEWAL_HEADER } from "@bellyfed/core/site-door";
