/** HTML reports in headless Chromium, opened as files, as people open them. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { FLAGS } from './chromium.ts';

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly hasScripts?: boolean;
  /** What follows the `#` of the address. */
  readonly at?: string;
}

/** A browser, and what its pages did besides what they were asked for. */
export class ReportPages {
  /** Errors on the console, and errors that nothing caught. */
  readonly errors: string[] = [];
  /** Addresses other than that of the file. */
  readonly requests: string[] = [];
  readonly #browser: Browser;
  readonly #folder = mkdtempSync(join(tmpdir(), 'pages-'));
  #count = 0;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(executablePath: string): Promise<ReportPages> {
    return new ReportPages(await chromium.launch({ executablePath, args: FLAGS }));
  }

  /** Shows a report. */
  async open(source: string, look: Look = {}): Promise<Page> {
    const { width = 1280, scheme = 'light', hasScripts = true, at = '' } = look;
    const file = join(this.#folder, `${this.#count++}.html`);
    writeFileSync(file, source);
    const page = await this.#browser.newPage({
      viewport: { width, height: 800 },
      colorScheme: scheme,
      javaScriptEnabled: hasScripts,
      reducedMotion: 'reduce',
    });
    const { href } = pathToFileURL(file);
    page.on('request', (request) => {
      if (request.url().replace(/#.*/u, '') !== href) this.requests.push(request.url());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => this.errors.push(message.text()));
    await page.goto(at === '' ? href : `${href}#${at}`);
    return page;
  }

  /** Ends the browser; nothing of it is left. */
  async end(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
