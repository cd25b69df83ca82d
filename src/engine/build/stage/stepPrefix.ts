import type { BuildStage } from '../stageGraph';

/** `[build 2/4] `. BuildKit pads to the width of the total. */
export function stepPrefix(stage: BuildStage, number: number, total: number): string {
  if (total === 0) return '';
  const shown = String(number).padStart(String(total).length);
  return `[${stage.displayName === '' ? '' : `${stage.displayName} `}${shown}/${total}] `;
}
