import type { CreateOptions } from '../../../src/engine/container/api';
import { createProcessRunner } from '../../../src/shell/processes';
import { machine, reference } from '../machine';
import type { Machine } from '../machine';

export interface Output {
  readonly io: { stdout(text: string): void; stderr(text: string): void };
  text(): string;
}

export function output(): Output {
  let all = '';
  const add = (text: string): void => {
    all += text;
  };
  return { io: { stdout: add, stderr: add }, text: () => all };
}

/** A machine with busybox, on which processes are run as the shell simulates them. */
export async function withBusybox(): Promise<Machine> {
  const made = machine({ processes: createProcessRunner(), containerNames: { left: ['pensive'], right: ['goldstine', 'hopper'] } });
  await made.engine.pull(reference('busybox'));
  return made;
}

/** A detached container named `web`, begun. */
export async function started({ engine }: Machine, command: readonly string[], options: Partial<CreateOptions> = {}): Promise<string> {
  const { id } = await engine.container.create({ image: 'busybox', name: 'web', command, ...options });
  await engine.container.start(id);
  return id;
}

export async function pass({ engine, clock }: Machine, ms: number): Promise<void> {
  await clock.sleep(ms);
  await engine.container.settle();
}

export async function sh({ engine }: Machine, script: string): Promise<string> {
  const { io, text } = output();
  await engine.container.exec('web', { command: ['sh', '-c', script] }, io);
  return text();
}
