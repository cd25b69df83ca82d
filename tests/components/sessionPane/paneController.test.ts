import { describe, expect, it } from 'vitest';
import { PaneController } from '../../../src/components/sessionPane/paneController';
import { arrivalOf, linkOf } from '../../../src/components/sessionPane/sharing';
import type { PaneServices } from '../../../src/components/sessionPane/paneServices';
import { FakeLive, settle } from './fakeLive';
import { FakeScreen } from './fakeScreen';
import { TestScheduler, twoCommands } from './recordings';
import { paneServices } from './services';

const atEnd = twoCommands.output.map((frame) => frame.data).join('');

async function loadedPane(
  change: Partial<PaneServices> = {},
): Promise<{ pane: PaneController; scheduler: TestScheduler; screen: FakeScreen; live: FakeLive }> {
  const scheduler = new TestScheduler();
  const live = new FakeLive();
  const pane = new PaneController(paneServices({ loadTakeOver: () => Promise.resolve(() => Promise.resolve(live)), scheduler, ...change }));
  await pane.load();
  return { pane, scheduler, screen: new FakeScreen(), live };
}

describe('a pane before anything is played', () => {
  it('stands at the end of the recording and asks for no terminal', async () => {
    const { pane } = await loadedPane();
    expect(pane.state).toMatchObject({ phase: 'idle', terminalWanted: false });
    expect(pane.state.player?.state.t).toBe(2000);
  });

  it('says in one sentence why a recording could not be loaded', async () => {
    const { pane } = await loadedPane({ loadRecording: () => Promise.reject(new Error('the server answered 404')) });
    expect(pane.state.phase).toBe('failed');
    expect(pane.state.problem).toBe('The recording could not be loaded: the server answered 404. The transcript is complete.');
  });
});

describe('playing', () => {
  it('waits for the terminal and then begins at the beginning', async () => {
    const { pane, scheduler, screen } = await loadedPane();
    pane.play();
    expect(pane.state.player?.state.playing).toBe(false);
    pane.attachScreen(screen);
    expect(pane.state.player?.state.playing).toBe(true);
    scheduler.pass(250);
    expect(screen.written).toBe('$ docker pull alpine');
  });

  it('writes only what is new as time passes, and everything again after going back', async () => {
    const { pane, scheduler, screen } = await loadedPane();
    pane.play();
    pane.attachScreen(screen);
    scheduler.pass(950);
    scheduler.pass(100);
    expect([screen.cleared, screen.written]).toEqual([1, '$ docker pull alpine\r\npulled\r\n$ ']);
    pane.seek(250);
    expect([screen.cleared, screen.written]).toEqual([2, '$ docker pull alpine']);
  });

  it('reads out the summary of each command as it ends', async () => {
    const { pane, scheduler, screen } = await loadedPane();
    pane.play();
    pane.attachScreen(screen);
    scheduler.pass(950);
    expect(pane.state.announcement).toBe('');
    scheduler.pass(100);
    expect(pane.state.announcement).toBe('alpine pulled');
    scheduler.pass(1000);
    expect(pane.state.announcement).toBe('Listed 1 image');
  });

  it('stops the pane that played before', async () => {
    const one = await loadedPane();
    const other = await loadedPane();
    one.pane.attachScreen(one.screen);
    other.pane.attachScreen(other.screen);
    one.pane.play();
    other.pane.play();
    expect(one.pane.state.player?.state.playing).toBe(false);
    expect(other.pane.state.player?.state.playing).toBe(true);
  });

  it('goes by commands', async () => {
    const { pane, screen } = await loadedPane();
    pane.attachScreen(screen);
    pane.previous();
    expect(pane.state.player?.state.t).toBe(1000);
    pane.previous();
    expect(pane.state.player?.state.t).toBe(0);
    pane.next();
    expect(pane.state.player?.state.t).toBe(1000);
  });

  it('begins with the first command when it was not played yet', async () => {
    const { pane, screen } = await loadedPane();
    pane.attachScreen(screen);
    pane.next();
    expect(pane.state.player?.state).toMatchObject({ finished: 1 });
  });

  it('keeps the transcript when the terminal cannot be loaded', async () => {
    const { pane } = await loadedPane();
    pane.play();
    pane.terminalFailed();
    expect(pane.state).toMatchObject({ phase: 'failed', terminalWanted: false });
    expect(pane.state.problem).toBe('The terminal could not be loaded. The transcript is complete; reload the page to try again.');
  });
});

describe('taking over', () => {
  it('shows the recording up to the command in progress and hands the prompt to the reader', async () => {
    const { pane, screen, live } = await loadedPane();
    pane.attachScreen(screen);
    pane.seek(1500);
    pane.takeOver();
    expect(pane.state.phase).toBe('preparing');
    await settle();
    expect(pane.state).toMatchObject({ phase: 'live', live });
    expect(screen.written.startsWith('$ docker pull alpine\r\npulled\r\n$ ')).toBe(true);
    expect(screen.written).not.toContain('docker images');
    expect(screen.written.endsWith('\x1b[32m~ $ \x1b[39m')).toBe(true);
    expect(screen.focused).toBe(true);
  });

  it('takes over from the end when nothing was played', async () => {
    const { pane, screen } = await loadedPane();
    pane.takeOver();
    pane.attachScreen(screen);
    await settle();
    expect(screen.written.startsWith(atEnd)).toBe(true);
  });

  it('runs what is typed and says what came of it', async () => {
    const { pane, screen, live } = await loadedPane();
    pane.attachScreen(screen);
    pane.takeOver();
    await settle();
    screen.input?.onInput('docker ps\r');
    expect(live.runs[0]?.line).toBe('docker ps');
    expect(pane.state.running).toBe(true);
    live.runs[0]?.end();
    await settle();
    expect(pane.state).toMatchObject({ running: false, announcement: 'ran docker ps' });
  });

  it('goes back to where the tour stood', async () => {
    const { pane, screen, live } = await loadedPane();
    pane.attachScreen(screen);
    pane.seek(250);
    pane.takeOver();
    await settle();
    pane.backToTour();
    expect(pane.state).toMatchObject({ phase: 'replay', live: undefined });
    expect(screen.written).toBe('$ docker pull alpine');
    expect([live.disposed, screen.input]).toEqual([true, undefined]);
  });

  it('says so when the simulator does not arrive', async () => {
    const { pane, screen } = await loadedPane({ loadTakeOver: () => Promise.reject(new Error('Loading chunk 7 failed: /x.js')) });
    pane.attachScreen(screen);
    pane.takeOver();
    await settle();
    expect(pane.state.problem).toBe('Your terminal could not be prepared: the simulator could not be loaded.');
  });

  it('stays in the tour and says why when the session cannot be made', async () => {
    const { pane, screen } = await loadedPane({
      loadTakeOver: () => Promise.resolve(() => Promise.reject(new Error('docker pull x failed'))),
    });
    pane.attachScreen(screen);
    pane.takeOver();
    await settle();
    expect(pane.state).toMatchObject({ phase: 'replay', problem: 'Your terminal could not be prepared: docker pull x failed.' });
    pane.seek(0);
    expect(pane.state.problem).toBeUndefined();
  });

  it('throws away a session that is ready only after the pane is gone', async () => {
    const { pane, screen, live } = await loadedPane();
    pane.attachScreen(screen);
    pane.takeOver();
    pane.dispose();
    await settle();
    expect(live.disposed).toBe(true);
  });
});

describe('a link that comes into the address of the open page', () => {
  const link = (): Promise<string> =>
    linkOf(twoCommands, { after: 1, actions: [{ kind: 'command', line: 'docker ps' }] }).then((made) => made ?? '');

  it('offers its session, and takes over from its end', async () => {
    const { pane, screen, live } = await loadedPane({
      loadRecordOwn: () => Promise.resolve(() => Promise.resolve(twoCommands)),
    });
    pane.attachScreen(screen);
    await pane.openLink(await link());
    expect(pane.state).toMatchObject({ phase: 'idle', offer: { after: 1, actions: [{ line: 'docker ps' }] } });
    pane.takeOffer();
    await settle();
    expect(pane.state).toMatchObject({ phase: 'live', live, offer: undefined });
  });

  it('is refused in the same sentence as when the page is opened with it', async () => {
    const { pane } = await loadedPane();
    await pane.openLink('nonsense');
    expect(pane.state).toMatchObject({
      offer: undefined,
      problem: 'The session in this link cannot be read: part of the link is missing or was changed.',
    });
  });

  it('leaves the reader’s own session alone until they choose, also for a reload', async () => {
    let stored: string | undefined;
    const { pane, screen, live } = await loadedPane({
      storage: {
        read: () => undefined,
        write: (text) => {
          stored = text;
          return true;
        },
      },
    });
    pane.attachScreen(screen);
    pane.takeOver();
    await settle();
    screen.input?.onInput('docker images\r');
    live.runs[0]?.end();
    await settle();
    const followed = await link();
    await pane.openLink(followed);
    await settle();
    expect(pane.state).toMatchObject({ phase: 'live', live, offer: { after: 1 } });
    expect(await arrivalOf(twoCommands, followed, stored)).toMatchObject({
      kind: 'restored',
      session: { actions: [{ kind: 'command', line: 'docker images' }] },
    });
    pane.declineOffer();
    expect(pane.state).toMatchObject({ phase: 'live', live, offer: undefined });
    expect(live.disposed).toBe(false);
  });

  it('lets the commands of a session be copied that the reader left for it', async () => {
    const { pane, screen, live } = await loadedPane({ loadRecordOwn: () => Promise.resolve(() => Promise.resolve(twoCommands)) });
    pane.attachScreen(screen);
    pane.takeOver();
    await settle();
    screen.input?.onInput('docker images\r');
    live.runs[0]?.end();
    await settle();
    await pane.openLink(await link());
    pane.replayOffer();
    await settle();
    expect(pane.state).toMatchObject({ phase: 'replay', own: { after: 1 }, stranded: [{ kind: 'command', line: 'docker images' }] });
    expect(live.disposed).toBe(true);
  });
});
