/** Headless Chromium on pages of a server of this machine, which both end with the test that asked for them. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

/** Where systems install it; `CHROMIUM_PATH` comes first. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to start; undefined if none is installed. */
export const chromiumPath = [process.env['CHROMIUM_PATH'] ?? '', ...PLACES].find((path) =>
  existsSync(path),
);

/** No sandbox, because tests may run as root; no background work. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** By path: the files that the server has. */
const FILES: Readonly<Record<string, readonly [type: string, file: string]>> = {
  '/hand-typed.html': ['text/html', 'hand-typed.html'],
  '/page.js': ['text/javascript', 'page.js'],
  '/browser.js': ['text/javascript', '../../dist/browser.js'],
};

const PAGE = `<!doctype html>
<link rel="icon" href="data:," />
<script type="module" src="/page.js"></script>`;

/** A browser, and what it did besides what it was asked for. */
export class Chromium {
  readonly origin: string;
  /** Errors on the console, and errors that nothing caught. */
  readonly errors: string[] = [];
  /** Addresses that were asked for. */
  readonly requests: string[] = [];
  readonly #context: BrowserContext;
  readonly #server: Server;
  readonly #profile: string;

  private constructor(context: BrowserContext, server: Server, profile: string) {
    const address = server.address();
    this.origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
    this.#context = context;
    this.#server = server;
    this.#profile = profile;
    context.on('request', (request) => this.requests.push(request.url()));
    context.on('weberror', (error) => this.errors.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Starts the browser with a new profile. */
  static async start(executablePath: string): Promise<Chromium> {
    const server = createServer(({ url = '' }, response) => {
      const [type, file] = FILES[url] ?? [];
      if (url !== '/' && file === undefined) response.statusCode = 404;
      response.setHeader('content-type', type ?? 'text/html');
      response.end(file === undefined ? PAGE : readFileSync(new URL(file, import.meta.url)));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const profile = mkdtempSync(join(tmpdir(), 'orchard-'));
    const options = { executablePath, headless: true, args: FLAGS };
    const context = await chromium.launchPersistentContext(profile, options);
    return new Chromium(context, server, profile);
  }

  /** A new page that shows this path. */
  async open(path: string): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(this.origin + path);
    return page;
  }

  /** Ends browser and server; nothing of them is left. */
  async end(): Promise<void> {
    await this.#context.close();
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
    rmSync(this.#profile, { recursive: true, force: true });
  }
}
