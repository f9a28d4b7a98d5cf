/**
 * The library: `dedupe(articles)` for the whole job, `readArticles(paths)` to read them from files,
 * `report(format, result)` to print what was found, and the stages one by one. Importing it has no side effect.
 */
export { dedupe, scoreCorpus } from './dedupe.ts';
export type { DedupeOptions, ScoredCorpus, Sources } from './dedupe.ts';
export { explain } from './explain.ts';
export type { Explanation } from './core/explanation.ts';
export { readArticles, listFiles } from './corpus/articles.ts';
export type { SourceOptions, SourceFile } from './corpus/articles.ts';
export { report } from './report/formats.ts';
export type { FormatName } from './report/formats.ts';
export type { ReportOptions } from './report/options.ts';
export { DEFAULT_SETTINGS } from './settings.ts';
export { STEM_LANGUAGES } from './engines/stem.ts';
export { VERSION } from './version.ts';
export * from './core/index.ts';
