/**
 * The library: `dedupe(articles)` for the whole job, `readArticles(paths)` to read them from files,
 * `report(format, result)` to print what was found, and the stages one by one. Importing it has no side effect.
 */
export { dedupe } from './dedupe.ts';
export { scoreCorpus } from './eval/scored-documents.ts';
export type { DedupeOptions, Sources } from './dedupe.ts';
export type { CountLimits, Override } from './model/overrides.ts';
export type { OpenCorpus, ScoredDocuments } from './eval/scored-documents.ts';
export { explain } from './explain/explain.ts';
export type { Explanation } from './model/explanation.ts';
export { readArticles, listFiles } from './files/articles.ts';
export type { SourceOptions, SourceFile } from './files/articles.ts';
export { report } from './report/formats.ts';
export type { ReportFormat } from './report/formats.ts';
export type { ReportOptions } from './report/options.ts';
export { DEFAULT_SETTINGS } from './model/complete-settings.ts';
export type { InputLimits } from './model/limits.ts';
export { STEM_LANGUAGES } from './intake/stem.ts';
export { VERSION } from './version.ts';
export * from './core/index.ts';
