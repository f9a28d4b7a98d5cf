/** The page of HTML reports, as the build makes it of page/ (bin/build/html-page.js). */

/** The program of the page; nothing in it ends a script element. */
export const SCRIPT: string;
/** The base64 of its SHA-256, for the policy of the page. */
export const SCRIPT_HASH: string;
/** The style sheet. */
export const STYLE: string;
export const STYLE_HASH: string;
