// What the site tells the CDN of a page.
export { PAGE_TAGS_HEADER, tagsOfPage } from "@bellyfed/core/page-tags";
