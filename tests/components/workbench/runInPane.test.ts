// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { attachRuns, runInNearestPane, type RunsCommands } from '../../../src/components/workbench/runInPane';

class FakeController implements RunsCommands {
  state = { phase: 'loading' };
  readonly ran: string[] = [];
  takeOvers = 0;
  readonly line = { run: (text: string) => void this.ran.push(text) };
  readonly #listeners = new Set<() => void>();

  takeOver(): void {
    this.takeOvers += 1;
    this.become('preparing');
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  become(phase: string): void {
    this.state = { phase };
    this.#listeners.forEach((listener) => listener());
  }
}

const tick = (): Promise<void> => Promise.resolve();
const pane = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

beforeEach(() => {
  document.body.innerHTML =
    '<p id="top"></p><figure id="first" data-docker-session><input type="radio" data-part="terminal"></figure>' +
    '<p id="middle"></p><figure id="second" data-docker-session></figure>';
  Element.prototype.scrollIntoView = () => undefined;
  window.matchMedia = () => ({ matches: false }) as MediaQueryList;
});

describe('a command of the prose', () => {
  it('goes to the pane above it, or to the first where there is none above', () => {
    runInNearestPane(pane('middle'), 'docker ps');
    expect([pane('first').dataset['run'], pane('second').dataset['run']]).toEqual(['docker ps', undefined]);
    runInNearestPane(pane('top'), 'docker images');
    expect(pane('first').dataset['run']).toBe('docker images');
  });

  it('turns a narrow pane to its terminal', () => {
    runInNearestPane(pane('middle'), 'docker ps');
    expect(document.querySelector<HTMLInputElement>('[data-part="terminal"]')?.checked).toBe(true);
  });

  it('says so where there is no pane', () => {
    document.body.innerHTML = '<p id="top"></p>';
    expect(runInNearestPane(pane('top'), 'docker ps')).toBe(false);
  });

  it('runs at once where the prompt is the reader’s', () => {
    const controller = new FakeController();
    controller.become('live');
    attachRuns(pane('first'), controller);
    runInNearestPane(pane('middle'), 'docker ps');
    expect([controller.ran, controller.takeOvers]).toEqual([['docker ps'], 0]);
  });

  it('waits for a pane that is not alive yet, takes over, and then runs once', async () => {
    runInNearestPane(pane('middle'), 'docker ps');
    const controller = new FakeController();
    attachRuns(pane('first'), controller);
    expect(controller.takeOvers).toBe(0);
    controller.become('idle');
    await tick();
    expect([controller.takeOvers, controller.ran]).toEqual([1, []]);
    controller.become('live');
    await tick();
    controller.become('live');
    await tick();
    expect([controller.takeOvers, controller.ran]).toEqual([1, ['docker ps']]);
  });
});
