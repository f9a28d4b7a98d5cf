/** Loads an engine by name; the classical one only if it is asked for. */
import type { EngineName } from '../model/settings.ts';
import type { Engine } from './engine.ts';
export async function loadEngine(name: EngineName): Promise<Engine> {
  if (name === 'minhash') return (await import('./minhash.ts')).minhashEngine;
  return (await import('./default.ts')).defaultEngine;
}
