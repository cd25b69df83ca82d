import type { WorkdirInstruction } from '../../dockerfile/instructions/instruction';
import { checkWorkdir } from '../checks/workdirRelativePath';
import type { StageCommand } from '../stageGraph';
import type { StageDraft } from './stageDraft';
import { absolute } from './stagePaths';

/** A step that makes the directory; the root is there. */
export function planWorkdir(draft: StageDraft, instruction: WorkdirInstruction, command: StageCommand): void {
  const { lines, code } = instruction.source;
  const given = draft.variables.expand(instruction.path, lines);
  checkWorkdir({ ...instruction, path: given }, draft.workdirSet, draft.options.report);
  draft.workdirSet = true;
  const path = absolute(given.startsWith('/') ? given : `${draft.workingDirectory}/${given}`);
  draft.workingDirectory = path;
  draft.configure({ WorkingDir: path });
  const createdBy = `WORKDIR ${path}`;
  if (path === '/') return draft.addRow(createdBy);
  const user = draft.image.config.User ?? '';
  draft.addStep({ kind: 'workdir', name: draft.nextStepName(code, command), lines, createdBy, path, user });
}
