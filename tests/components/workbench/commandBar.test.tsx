// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CommandBar, withoutLastWord } from '../../../src/components/workbench/CommandBar';
import { PromptLine } from '../../../src/components/workbench/promptLine';
import { FakeLive, settle } from '../sessionPane/fakeLive';

afterEach(cleanup);

interface Shown {
  readonly line: PromptLine;
  readonly run: string[];
}

/** A bar over a prompt that does what it is told. */
async function bar(running = false): Promise<Shown> {
  const line = new PromptLine();
  const run: string[] = [];
  line.attach({
    replaceLine: (text, enter) => {
      if (enter) run.push(text);
      line.changed(enter ? '' : text);
    },
  });
  Element.prototype.scrollTo = () => undefined;
  await act(async () => {
    render(<CommandBar live={new FakeLive()} line={line} running={running} />);
    await settle();
  });
  return { line, run };
}

const tap = (name: string): Promise<void> =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await settle();
  });

describe('the bar of chips', () => {
  it('composes at the prompt itself, and runs', async () => {
    const { line, run } = await bar();
    await tap('docker pull');
    expect(line.text()).toBe('docker pull ');
    await tap('nginx');
    expect(line.text()).toBe('docker pull nginx ');
    await tap('Run');
    expect([run, line.text()]).toEqual([['docker pull nginx'], '']);
  });

  it('goes on from what was typed by hand', async () => {
    const { line } = await bar();
    await act(async () => {
      line.changed('docker rmi');
      await settle();
    });
    await tap('alpine');
    expect(line.text()).toBe('docker rmi alpine ');
  });

  it('takes the last word away', async () => {
    const { line } = await bar();
    await tap('docker pull');
    await tap('nginx');
    await tap('Remove the last word');
    expect(line.text()).toBe('docker pull ');
    await tap('Remove the last word');
    expect(line.text()).toBe('');
  });

  it('takes a tag away before the name', () => {
    expect(withoutLastWord('docker pull node:22')).toBe('docker pull node');
    expect(withoutLastWord('docker pull node')).toBe('docker pull ');
    expect(withoutLastWord('docker run -d ')).toBe('docker run ');
  });

  it('offers nothing while a command runs', async () => {
    const { run } = await bar(true);
    expect(screen.getByText('Running…')).toBeTruthy();
    await tap('Run');
    expect(run).toEqual([]);
  });
});
