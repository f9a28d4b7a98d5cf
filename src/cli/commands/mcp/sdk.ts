/**
 * The official SDK of the Model Context Protocol. With what it brings it is seven times as large as this package, so
 * only those install it who want a server.
 */

import { DedupeError } from '../../../model/error.ts';
import { hasCode } from '../../screen/failure.ts';

const MISSING =
  'dedupe mcp needs the package @modelcontextprotocol/sdk, which is not installed beside this one; ' +
  'run npm install --global @modelcontextprotocol/sdk (without --global where neardup is a dependency)';

/** The parts of the SDK that a server needs. */
export type Sdk = Awaited<ReturnType<typeof importSdk>>;

/**
 * The SDK.
 *
 * @throws {DedupeError} `PACKAGE_MISSING` with the command that installs it.
 */
export async function loadSdk(): Promise<Sdk> {
  try {
    return await importSdk();
  } catch (error) {
    const isMissing = hasCode(error, 'MODULE_NOT_FOUND') || hasCode(error, 'ERR_MODULE_NOT_FOUND');
    throw isMissing ? new DedupeError('PACKAGE_MISSING', MISSING) : error;
  }
}

async function importSdk() {
  const { Server } = await import('@modelcontextprotocol/sdk/server/index.js');
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
  const { CallToolRequestSchema, ListToolsRequestSchema } =
    await import('@modelcontextprotocol/sdk/types.js');
  return { Server, StdioServerTransport, CallToolRequestSchema, ListToolsRequestSchema };
}
