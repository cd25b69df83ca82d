import type { BuildPlanView } from './buildPlanView';
import { counted } from './counted';

/** One or two sentences on a plan: for the line above it, and for a screen reader. */
export function planSummary({ instructions, problem, diagnostics }: Omit<BuildPlanView, 'summary'>): string {
  if (problem !== undefined) return `It cannot be built: ${problem}.`;
  const layers = instructions.filter(({ makes, state }) => makes === 'layer' && state !== 'unneeded');
  const cached = layers.filter(({ state }) => state === 'cached').length;
  const first = layers.find(({ state }) => state !== 'cached');
  const warned = diagnostics.filter(({ severity }) => severity === 'warning').length;
  const told = [
    layers.length === 0
      ? 'No instruction makes a layer.'
      : `${cached} of ${counted(layers.length, 'layer')} ${cached === 1 ? 'comes' : 'come'} from the cache.`,
    ...(first === undefined ? [] : [`Line ${first.lines[0]} ${first.state === 'failed' ? 'fails' : 'runs'}. ${first.why ?? ''}`.trim()]),
    ...(warned === 0 ? [] : [warned === 1 ? 'One warning.' : `${counted(warned, 'warning')}.`]),
  ];
  return told.join(' ');
}
