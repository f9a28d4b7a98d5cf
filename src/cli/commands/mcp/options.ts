/** Which options the server has, and the end of its help. */

/** The end of the long help. */
export const NOTES = `Tools:
  find_duplicates(folder)    the report of -f agent, of a folder or of all
  check_text(text, folder)   whether a text is already there, and where
  explain(a, b)              why two documents count as copies, or why not

The server:
  It speaks the protocol on standard input and output, and ends with its input.
  Only what is below the named folders is read, whatever links or .. lead to;
  nothing is written. A text has 1,000,000 characters at most, an answer 16,000.
  One question is answered after the other. It needs a package more:
  npm install --global @modelcontextprotocol/sdk

Exit codes:
  0    its input ended
  2    it could not start: bad flag, missing folder, missing package
  130  ended by Ctrl-C

Example, as clients are set up:
  { "mcpServers": { "dedupe": { "command": "dedupe", "args": ["mcp", "/home/me/articles"] } } }
`;

/** Headings of the option table that it has. */
export const GROUPS = ['Matching', 'Input', 'Machine', 'Settings'] as const;
/** The options under them that it has not. */
export const UNUSED = ['allPairs', 'stdinFilename', 'filesFrom', 'null'] as const;
