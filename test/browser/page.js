/** What a page of the tests does with the bundle: it knows nothing of node, nor of any bundler. */
import { dedupe, report } from '/browser.js';

/** The report on articles, or the name, code and message of what was thrown. */
globalThis.reportOn = async (format, articles, options) => {
  try {
    return [...(await report(format, await dedupe(articles, options)))].join('');
  } catch (error) {
    return `${error.name} ${error.code}: ${error.message}`;
  }
};

/** The same, told to stop by a timer that its first progress sets: it fires only if the run leaves the page a turn. */
globalThis.reportUntilTimer = (articles) => {
  const stop = new AbortController();
  const onProgress = () => setTimeout(() => stop.abort(), 0);
  return globalThis.reportOn('json', articles, { signal: stop.signal, onProgress });
};

globalThis.isReady = true;
