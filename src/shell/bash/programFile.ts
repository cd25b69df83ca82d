import { baseName } from '../../engine/filetree/path';
import type { FileContent } from '../../engine/filetree/tree';

const SHELLS = ['sh', 'ash', 'bash', 'dash'];

const ELF = [0x7f, 0x45, 0x4c, 0x46];

/** Whether a file can be run as a script: its text is here, and it is no machine program. */
export function isScript(content: FileContent): boolean {
  return content.kind === 'bytes' && !isMachineProgram(content);
}

/** What the kernel loads itself (ELF). */
export function isMachineProgram(content: FileContent): boolean {
  return content.kind === 'bytes' && ELF.every((byte, at) => content.bytes[at] === byte);
}

/** The first line of a script after `#!`, in words; undefined for anything else. */
export function shebang(content: FileContent): readonly string[] | undefined {
  if (content.kind !== 'bytes') return undefined;
  const [line = ''] = new TextDecoder().decode(content.bytes.subarray(0, 256)).split('\n', 1);
  return line.startsWith('#!') ? line.slice(2).trim().split(/\s+/) : undefined;
}

/** Whether a program, by name or path, is one of the shells that just-bash stands in for. */
export function isShell(program: string): boolean {
  return SHELLS.includes(baseName(program));
}
