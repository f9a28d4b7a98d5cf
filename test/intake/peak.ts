import type { Outcome, Sandbox } from '../cli/run-dedupe.ts';

const SCRIPT = `const { resourceUsage, on } = process;
on.call(process, 'exit', () => require('fs').writeSync(2, 'peak ' + resourceUsage().maxRSS));`;

/** Runs `dedupe` with these words in a shell; `peak` is the most memory that it took, in MB. */
export async function peakOf(
  box: Sandbox,
  words: string,
): Promise<Outcome & { readonly peak: number }> {
  box.write({ 'peak.cjs': SCRIPT });
  const outcome = await box.shell(`NODE_OPTIONS='--require ./peak.cjs' dedupe ${words}`);
  const kilobytes = [...outcome.stderr.matchAll(/peak (\d+)/g)].map(([, number]) => Number(number));
  return { ...outcome, peak: Math.max(...kilobytes) / 1024 };
}
