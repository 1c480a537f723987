import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../src/env.ts';
import { createAllowance } from '../src/http/allowance.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/store.ts';
import { databases } from './support/databases.ts';
import { startApp, type TestApp } from './support/start-app.ts';
import { tea } from './support/tea.ts';

describe.each(databases)('on $name', ({ start }) => {
  let running: Awaited<ReturnType<typeof start>>;
  let store: Store;
  let it: TestApp;

  beforeAll(async () => {
    running = await start();
    store = await openStore(await running.create());
    it = await startApp(store, { config: readConfig({ RATE_LIMIT: '2' }) });
    await it.add(tea, { tea_id: 'green', name: 'Sencha' });
  });

  afterAll(async () => {
    await it.app.close();
    await store.close();
    await running.stop();
  });

  const rename = (token: string, name: string) => it.send(token, '/tea/teas/green', { name });

  test('a token has so many requests; the next changes nothing, and other tokens go on', async () => {
    const { token } = await it.issue(tea);
    const first = [await rename(token, 'one'), await rename(token, 'coffee')];
    expect(first.map(({ status }) => status)).toEqual([200, 400]);
    const before = await store.findClient('tea', 'green');
    const { status, headers } = await rename(token, 'three');
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(10);
    expect(await store.findClient('tea', 'green')).toEqual(before);
    const other = await it.issue(tea);
    expect((await rename(other.token, 'four')).status).toBe(200);
    expect(it.log.join('')).toContain('"status":429');
    expect(it.log.join('')).not.toContain(token);
  });

  test('what is refused for its token is not counted, so that nobody learns whether it is one', async () => {
    const { token } = await it.issue(tea, { scopes: [] });
    for (let count = 0; count < 4; count += 1) expect((await rename(token, 'x')).status).toBe(403);
    for (let count = 0; count < 4; count += 1) expect((await rename('clr_nobody', 'x')).status).toBe(401);
  });

  test('without a limit, there is none', async () => {
    const unlimited = await startApp(store);
    const { token } = await unlimited.issue(tea);
    for (let count = 0; count < 20; count += 1)
      expect((await unlimited.send(token, '/tea/teas/green', {})).status).toBe(200);
    await unlimited.app.close();
  });
});

describe('an allowance', () => {
  afterEach(() => void vi.useRealTimers());

  test('is whole again after ten seconds, which the refusal says', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') });
    const take = createAllowance(1, () => new Date());
    await take('a');
    await take('b');
    vi.advanceTimersByTime(2500);
    const resetAt = new Date('2026-03-01T12:00:10Z');
    await expect(take('a')).rejects.toMatchObject({
      refusal: { kind: 'too-many-requests', retryAfter: 8, resetAt },
    });
    vi.advanceTimersByTime(7500);
    await take('a');
  });
});
