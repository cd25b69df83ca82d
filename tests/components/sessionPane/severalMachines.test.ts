import { describe, expect, it } from 'vitest';
import { PaneController } from '../../../src/components/sessionPane/paneController';
import type { PaneServices } from '../../../src/components/sessionPane/paneServices';
import { twoMachines } from '../../../src/scenes/recordings';
import { FakeLive, settle } from './fakeLive';
import { FakeScreen } from './fakeScreen';
import { TestScheduler } from './recordings';
import { paneServices } from './services';

interface Loaded {
  readonly pane: PaneController;
  readonly scheduler: TestScheduler;
  readonly laptop: FakeScreen;
  readonly server: FakeScreen;
  readonly live: FakeLive;
}

async function loaded(change: Partial<PaneServices> = {}): Promise<Loaded> {
  const scheduler = new TestScheduler();
  const live = new FakeLive(['laptop', 'server']);
  const services = { loadRecording: () => Promise.resolve(twoMachines), loadTakeOver: () => Promise.resolve(() => Promise.resolve(live)) };
  const pane = new PaneController(paneServices({ ...services, scheduler, ...change }));
  await pane.load();
  const [laptop, server] = [new FakeScreen(), new FakeScreen()];
  pane.attachScreen(laptop, 0);
  pane.attachScreen(server, 1);
  return { pane, scheduler, laptop, server, live };
}

async function takenOver(): Promise<Loaded> {
  const all = await loaded();
  all.pane.takeOver();
  await settle();
  return all;
}

describe('a replay on several machines', () => {
  it('shows the machine that acts, and writes to each terminal only what is its own', async () => {
    const { pane, scheduler, laptop, server } = await loaded();
    pane.play();
    scheduler.pass(950);
    expect([pane.state.machine, laptop.written]).toEqual([0, '$ docker push app\r\npushed\r\n']);
    scheduler.pass(400);
    expect([pane.state.machine, server.written]).toEqual([1, '$ docker pull app\r\n']);
    scheduler.pass(700);
    expect([pane.state.machine, laptop.written]).toEqual([0, '$ docker push app\r\npushed\r\n$ ']);
  });

  it('begins when the terminals of all machines are there', async () => {
    const pane = new PaneController(paneServices({ loadRecording: () => Promise.resolve(twoMachines) }));
    await pane.load();
    pane.play();
    pane.attachScreen(new FakeScreen(), 0);
    expect(pane.state).toMatchObject({ terminalReady: false, player: { state: { playing: false } } });
    pane.attachScreen(new FakeScreen(), 1);
    expect(pane.state).toMatchObject({ terminalReady: true, player: { state: { playing: true } } });
  });

  it('lets the reader look at another machine until something happens elsewhere', async () => {
    const { pane, scheduler, laptop, server } = await loaded();
    pane.play();
    scheduler.pass(350);
    pane.selectMachine(1);
    expect(pane.state).toMatchObject({ machine: 1, acting: 0 });
    expect(server.written).toBe('$ ');
    scheduler.pass(100);
    expect(pane.state).toMatchObject({ machine: 1, acting: 0 });
    scheduler.pass(1000);
    scheduler.pass(1000);
    expect(pane.state).toMatchObject({ machine: 0, acting: 0 });
    expect(laptop.written).toContain('docker images');
  });

  it('shows the machine of the moment that is asked for', async () => {
    const { pane, server } = await loaded();
    pane.seek(1950);
    expect([pane.state.machine, server.written]).toEqual([1, '$ docker pull app\r\npulled\r\n']);
  });
});

describe('the reader’s session on several machines', () => {
  it('begins on the machine that the reader looks at, each with what the tour showed there', async () => {
    const { pane, laptop, server, live } = await loaded();
    pane.seek(3000);
    pane.selectMachine(1);
    pane.takeOver();
    await settle();
    expect([pane.state.machine, live.machine, server.focused]).toEqual([1, 'server', true]);
    expect(laptop.written).toContain('docker images\r\napp');
    expect(server.written).toContain('docker pull app\r\npulled');
    expect(server.written).not.toContain('docker images');
  });

  it('runs a line on the machine at whose prompt it is entered, and gives chips that machine’s line', async () => {
    const { pane, laptop, server, live } = await takenOver();
    laptop.input?.onInput('docker im');
    expect(pane.line.text()).toBe('docker im');
    pane.selectMachine(1);
    expect([live.machine, pane.line.text()]).toEqual(['server', '']);
    server.input?.onInput('docker ps\r');
    live.runs[0]?.end();
    await settle();
    expect(live.actions).toEqual([{ kind: 'command', line: 'docker ps', machine: 1 }]);
    pane.line.run('docker version');
    expect(live.runs[1]?.line).toBe('docker version');
    live.runs[1]?.end();
    await settle();
    pane.selectMachine(0);
    expect(pane.line.text()).toBe('docker im');
  });

  it('says where a command runs, and begins one on another machine when that has ended', async () => {
    const { pane, laptop, server, live } = await takenOver();
    laptop.input?.onInput('docker build .\r');
    pane.selectMachine(1);
    expect(pane.state).toMatchObject({ machine: 1, acting: 0, running: true });
    server.input?.onInput('docker ps\r');
    await settle();
    expect(live.runs.map(({ line }) => line)).toEqual(['docker build .']);
    live.runs[0]?.end();
    await settle();
    expect(live.runs.map(({ line }) => line)).toEqual(['docker build .', 'docker ps']);
    expect(pane.state.acting).toBe(1);
    live.runs[1]?.end();
    await settle();
    expect(pane.state).toMatchObject({ acting: undefined, running: false });
  });

  it('never does what was interrupted while it waited', async () => {
    const { pane, laptop, server, live } = await takenOver();
    laptop.input?.onInput('docker build .\r');
    pane.selectMachine(1);
    server.input?.onInput('docker ps\r');
    server.input?.onInput('\x03');
    live.runs[0]?.end();
    await settle();
    expect(live.actions).toEqual([{ kind: 'command', line: 'docker build .' }]);
    expect(server.written.endsWith('\x1b[32m~ $ \x1b[39m')).toBe(true);
  });

  it('shows the machine whose command was taken back, or done again', async () => {
    const { pane, server, live } = await takenOver();
    pane.selectMachine(1);
    const before = server.written.length;
    server.input?.onInput('docker ps\r');
    live.runs[0]?.end();
    await settle();
    expect(server.written.length).toBeGreaterThan(before);
    pane.selectMachine(0);
    pane.undo();
    await settle();
    expect([pane.state.machine, live.machine, live.actions]).toEqual([1, 'server', []]);
    expect(server.written).not.toContain('docker ps');
    pane.selectMachine(0);
    pane.redo();
    await settle();
    expect(pane.state.machine).toBe(1);
    expect(server.written).toContain('docker ps');
  });
});
