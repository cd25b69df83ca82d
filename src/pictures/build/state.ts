import type { BuildInstructionView, BuildView } from '../../session/worldView';

/** What the build did with an instruction, or would do, in a word or two. */
export function instructionState(instruction: BuildInstructionView): string {
  switch (instruction.state) {
    case 'cached':
      return 'cached';
    case 'ran':
      return instruction.duration === undefined ? 'ran' : `ran, ${(instruction.duration / 1000).toFixed(1)} s`;
    case 'running':
      return 'running';
    case 'failed':
      return 'failed';
    case 'unneeded':
      return 'not needed';
    case 'pending':
      return instruction.makes === 'configuration' ? 'configuration only' : 'will run';
  }
}

/** In one line: "build of shop:1.1: 3 cached, 2 ran, 1 configuration only". */
export function buildSummary(build: BuildView): string {
  const counts = new Map<string, number>();
  for (const instruction of build.instructions) {
    const word = instructionState(instruction).replace(/,.*/, '');
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const tally = [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
  const what = build.reference === undefined ? `build of ${build.path}` : `build of ${build.reference}`;
  const states: Readonly<Record<BuildView['state'], string>> = { planned: 'plan for the ', running: '', done: '', failed: 'failed ' };
  return `${states[build.state]}${what}: ${tally === '' ? 'no instructions' : tally}`;
}
