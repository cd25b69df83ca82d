import { DockerfileError } from './ast';
import type { Dockerfile } from './ast';
import type { ArgInstruction, FromInstruction, Instruction, StageInstruction } from './instructions/instruction';
import { parseInstruction } from './instructions/parseInstruction';

export interface Stage {
  readonly from: FromInstruction;
  readonly instructions: readonly StageInstruction[];
}

export interface Stages {
  readonly stages: readonly Stage[];
  /** ARG instructions above the first FROM: they count in FROM lines only. */
  readonly metaArgs: readonly ArgInstruction[];
}

/** Second stage: typed instructions, gathered into build stages. Throws `DockerfileError` (`dockerfile parse error on line …`). */
export function parseStages(dockerfile: Dockerfile): Stages {
  const stages: { from: FromInstruction; instructions: StageInstruction[] }[] = [];
  const metaArgs: ArgInstruction[] = [];
  for (const node of dockerfile.nodes) {
    const instruction = located(() => parseInstruction(node), node.lines.start);
    const stage = stages.at(-1);
    if (instruction.kind === 'FROM') stages.push({ from: instruction, instructions: [] });
    else if (stage) stage.instructions.push(instruction);
    else if (instruction.kind === 'ARG') metaArgs.push(instruction);
    else throw new DockerfileError('no build stage in current context', node.lines);
  }
  return { stages, metaArgs };
}

function located(parse: () => Instruction, line: number): Instruction {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error;
    throw new DockerfileError(`dockerfile parse error on line ${line}: ${error.message}`, error.lines);
  }
}
