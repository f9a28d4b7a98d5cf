/**
 * The library for browsers: `dedupe(articles)` on the thread that calls, which it leaves now and then so that the page
 * stays responsive, and `report` to print the result. One file without imports; the kernel is in it. The build puts
 * the stand-ins of runtime/browser/ in the place of what needs node.
 */
export { dedupe } from './dedupe.ts';
export type { DedupeOptions, Sources } from './dedupe.ts';
export type { CountLimits, Override } from './model/overrides.ts';
export type * from './model/result.ts';
export type { Article, Reading, Skipped } from './model/article.ts';
export { DedupeError } from './model/error.ts';
export { report } from './report/formats.ts';
export type { ReportFormat } from './report/formats.ts';
export type { ReportOptions } from './report/options.ts';
export { DEFAULT_SETTINGS } from './model/complete-settings.ts';
export { VERSION } from './version.ts';
