// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FilesPicture } from '../../../src/components/files/FilesPicture';
import { stubRoom } from '../picture/room';
import { large, PASSWD, shop } from '../../../src/scenes/fileWorlds';

beforeEach(stubRoom);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function row(name: RegExp): HTMLElement {
  return screen.getByRole('row', { name });
}

function names(): readonly string[] {
  return screen.getAllByRole('row').map((each) => (each.getAttribute('aria-label') ?? '').split(',')[0] ?? '');
}

describe('FilesPicture', () => {
  it('begins with the directories of the newest image, and says what is seen and what is hidden', () => {
    render(<FilesPicture {...shop()} id="a" />);
    expect(names()).toEqual(['app/', 'etc/', 'old/', 'tmp/']);
    expect(screen.getByText(/^4 files, 1.36kB visible, 4.01kB hidden but still stored/)).toBeTruthy();
    expect(row(/^old\//).getAttribute('aria-label')).toContain('hides all it held below');
  });

  it('opens directories, and strikes out what a layer deleted but another still stores', () => {
    render(<FilesPicture {...shop()} id="a" />);
    fireEvent.click(row(/^tmp\//));
    expect(row(/^tmp\//).getAttribute('aria-expanded')).toBe('true');
    const log = row(/^big\.log/);
    expect(log.getAttribute('aria-label')).toBe(
      'big.log, hidden by RUN rm /tmp/big.log, still stored, 4kB hidden but stored, from FROM base',
    );
    expect([log.getAttribute('aria-level'), log.getAttribute('aria-posinset'), log.getAttribute('aria-setsize')]).toEqual(['2', '1', '1']);
  });

  it('begins with the newest container, and with what it copied up from its image', () => {
    render(<FilesPicture {...shop([PASSWD])} id="a" />);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Container or image' }).selectedOptions[0]?.text).toBe('container web');
    expect(row(/^passwd/).getAttribute('aria-label')).toBe('passwd, 60B, copied up, 50B hidden but stored, from web, writable');
  });

  it('lights up what a container writes while it is looked at, and opens the way to it', () => {
    const { rerender } = render(<FilesPicture {...shop([])} id="a" />);
    expect(screen.queryByRole('row', { name: /^passwd/ })).toBeNull();
    fireEvent.click(row(/^app\//));
    rerender(<FilesPicture {...shop([PASSWD])} id="a" />);
    expect(row(/^passwd/).dataset.fresh).toBeTruthy();
    expect(row(/^motd/).dataset.fresh).toBeUndefined();
  });

  it('shows one layer by itself with letters and words, or all up to it', () => {
    render(<FilesPicture {...shop()} id="a" />);
    fireEvent.click(screen.getByRole('radio', { name: /^RUN rm/ }));
    expect(screen.getByText(/^0 added, 1 changed, 1 removed; 9B stored, 4.01kB of the layers below hidden/)).toBeTruthy();
    expect(row(/^big\.log/).textContent).toContain('D');
    expect(row(/^big\.log/).getAttribute('aria-label')).toContain('removed by RUN rm /tmp/big.log');
    fireEvent.click(screen.getByRole('radio', { name: 'up to this layer' }));
    expect(names()).toEqual(['etc/', 'old/', 'tmp/']);
    fireEvent.click(screen.getByRole('radio', { name: 'all layers together' }));
    expect(names()).toContain('app/');
  });

  it('finds files by part of a path, by layer, and those that are hidden', () => {
    render(<FilesPicture {...shop()} id="a" />);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'MOT' } });
    expect(names()).toEqual(['etc/', 'motd']);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '' } });
    fireEvent.click(screen.getByRole('checkbox', { name: 'hidden only' }));
    expect(names()).toEqual(['old/', 'file', 'tmp/', 'big.log']);
    fireEvent.click(screen.getByRole('checkbox', { name: 'hidden only' }));
    const byLayer = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Filter by layer' });
    const copy = [...byLayer.options].find(({ text }) => text.includes('COPY'));
    fireEvent.change(byLayer, { target: { value: copy?.value } });
    expect(names()).toEqual(['app/', 'main']);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nothing of the kind' } });
    expect(screen.getByText('No file matches.')).toBeTruthy();
  });

  it('is walked through by keys, with one row in the tab order', async () => {
    render(<FilesPicture {...shop()} id="a" />);
    const press = async (key: string, expected: RegExp): Promise<void> => {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
      await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(expected));
      expect(screen.getAllByRole('row').filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement]);
    };
    act(() => row(/^app\//).focus());
    await press('ArrowDown', /^etc\//);
    await press('ArrowRight', /^etc\//);
    await press('ArrowRight', /^motd/);
    await press('ArrowLeft', /^etc\//);
    await press('End', /^tmp\//);
    await press('o', /^old\//);
    await press('Home', /^app\//);
    await press('Enter', /^app\//);
    expect(row(/^app\//).getAttribute('aria-expanded')).toBe('true');
  });

  it('says that files are being loaded, cannot be loaded, or are not on this site', async () => {
    const { view } = shop();
    const { rerender } = render(<FilesPicture view={view} id="a" layerFiles={() => new Promise(() => undefined)} />);
    expect(screen.getAllByText(/The files of 3 layers are being loaded/)).not.toHaveLength(0);
    rerender(<FilesPicture view={view} id="a" layerFiles={() => Promise.reject(new Error('offline'))} />);
    expect(await screen.findAllByText(/The files of 3 layers could not be loaded/)).not.toHaveLength(0);
    rerender(<FilesPicture view={view} id="a" />);
    expect(screen.getAllByText(/The files of 3 layers \(.*\) are not on this site/)).not.toHaveLength(0);
  });

  it('says where a list of files is only representative', () => {
    const { view, layerFiles } = shop();
    render(<FilesPicture view={view} id="a" layerFiles={(key) => ({ entries: layerFiles(key)?.entries ?? [], complete: false })} />);
    expect(screen.getByText(/Of 3 layers .* a representative list of files shows/)).toBeTruthy();
  });

  it('keeps only the rows in the window in the page, and counts them all', () => {
    render(<FilesPicture {...large(20_000)} id="a" />);
    expect(screen.getByText(/^20,000 files, 20kB visible/)).toBeTruthy();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'f' } });
    expect(screen.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('20100');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  it('copies the rows that show as text', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    render(<FilesPicture {...shop()} id="a" />);
    fireEvent.click(row(/^tmp\//));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    fireEvent.click(screen.getByRole('button', { name: 'Copy as text' }));
    expect(await screen.findByText('Copied 5 rows.')).toBeTruthy();
    expect(writeText.mock.calls[0]?.[0]).toMatch(/\(4kB\) {4}big\.log {2}\[hidden by RUN rm \/tmp\/big\.log, still stored\]/);
  });

  it('is a table of the root and of the layers where nothing will come alive', () => {
    const page = renderToStaticMarkup(<FilesPicture {...shop()} id="a" narrow />);
    expect(page).toContain('4.01kB hidden but still stored');
    expect(page).toContain('tmp/');
    expect(page).toContain('RUN rm /tmp/big.log');
    expect(page).not.toContain('<select');
  });

  it('keeps the details of a row that is pressed, until Escape or the button lets go of them', async () => {
    const onActive = vi.fn();
    render(<FilesPicture {...shop()} id="a" onActive={onActive} />);
    fireEvent.click(row(/^tmp\//));
    fireEvent.click(row(/^big\.log/));
    fireEvent.pointerEnter(row(/^app\//), { pointerType: 'mouse' });
    expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('/app');
    fireEvent.pointerLeave(screen.getByRole('treegrid'));
    const details = screen.getByRole('region', { name: 'Details' });
    expect(details.textContent).toMatch(/\/tmp\/big\.log.*hidden by RUN rm \/tmp\/big\.log, still stored.*4kB in FROM base/);
    expect(row(/^big\.log/).getAttribute('aria-selected')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(row(/^big\.log/).getAttribute('aria-selected')).toBe('false');
    act(() => row(/^app\//).focus());
    fireEvent.keyDown(row(/^app\//), { key: ' ' });
    expect(row(/^app\//).getAttribute('aria-selected')).toBe('true');
    fireEvent.keyDown(row(/^app\//), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Details' })).toBeNull());
    expect(onActive).toHaveBeenLastCalledWith(undefined);
  });

  it('grows by its zoom buttons', () => {
    render(<FilesPicture {...shop()} id="a" />);
    const height = (): string => screen.getByRole('treegrid').style.getPropertyValue('--row-height');
    expect(height()).toBe('28px');
    fireEvent.click(screen.getByRole('button', { name: 'Zoom in' }));
    expect(height()).toBe('35px');
    fireEvent.click(screen.getByRole('button', { name: 'Zoom 125 %, back to 100 %' }));
    expect(height()).toBe('28px');
  });

  it('puts every row on paper, or says how many it leaves out', () => {
    render(<FilesPicture {...large(20_000)} id="a" />);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'f' } });
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(screen.getAllByRole('row')).toHaveLength(500);
    expect(screen.getByText(/These are the first 500 of 20,100 rows/)).toBeTruthy();
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'd7/' } });
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(screen.getAllByRole('row')).toHaveLength(201);
    expect(screen.queryByText(/These are the first/)).toBeNull();
  });
});
