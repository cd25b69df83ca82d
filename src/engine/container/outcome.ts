import type { EngineErrorCode } from '../errors';
import type { ProcessResult } from './process';

/** Docker's exit codes for a program that could not be started (docker run, Exit status). */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;
/** Ours, for what is not simulated. */
const NOT_SIMULATED = 64;

export interface Outcome {
  readonly exitCode: number;
  /** The process did not start, or is not simulated. */
  readonly error?: { readonly code: EngineErrorCode; readonly message: string };
}

/** Docker's exit code, and for a program that did not start the runtime's words after `failed` (recording 29.7.2/02 steps 32 and 33). */
export function outcomeOf(result: ProcessResult, failed: string): Outcome {
  switch (result.kind) {
    case 'exited':
      return { exitCode: result.exitCode };
    case 'not-found': {
      const { program } = result;
      const why = program.includes('/') ? `stat ${program}: no such file or directory` : 'executable file not found in $PATH';
      return { exitCode: NOT_FOUND, error: { code: 'program-not-found', message: `${failed}exec: "${program}": ${why}` } };
    }
    case 'not-executable':
      return {
        exitCode: NOT_EXECUTABLE,
        error: { code: 'program-not-executable', message: `${failed}exec: "${result.program}": permission denied` },
      };
    case 'not-simulated':
      return { exitCode: NOT_SIMULATED, error: { code: 'not-simulated', message: result.message } };
  }
}

export const START_FAILED =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: ' +
  'unable to start container process: error during container init: ';

export const EXEC_FAILED = 'OCI runtime exec failed: exec failed: unable to start container process: ';
