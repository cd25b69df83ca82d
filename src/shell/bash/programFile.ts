import type { FileContent } from '../../engine/filetree/tree';

const ELF = [0x7f, 0x45, 0x4c, 0x46];

/** Whether a file can be run as a script: its text is here, and it is no machine program. */
export function isScript(content: FileContent): boolean {
  return content.kind === 'bytes' && !isMachineProgram(content);
}

/** What the kernel loads itself (ELF). */
export function isMachineProgram(content: FileContent): boolean {
  return content.kind === 'bytes' && ELF.every((byte, at) => content.bytes[at] === byte);
}
