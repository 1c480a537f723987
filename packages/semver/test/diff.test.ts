import { afterAll, expect, it } from 'vitest';
import { openRepository, Repository } from './repository.ts';

const repository = await openRepository();
afterAll(() => repository[Symbol.dispose]());

const grownEnum = {
  set: { '/components/schemas/Boat/properties/status/enum': ['afloat', 'ashore', 'sunk'] },
};

// One story, since every step of it is a run of the real tools.
it('passes, asks for what is missing, and passes when its own commands have been run', async () => {
  const unchanged = await repository.run('main');
  expect(unchanged.output).toContain('@clientele/boats 0.3.0, since @clientele/boats@0.3.0: unchanged');
  expect(unchanged.status).toBe(0);

  await repository.edit(grownEnum);
  const missing = await repository.run('main');
  expect(missing.status).toBe(1);
  expect(missing.output).toContain('contract:  compatible');
  expect(missing.output).toContain('at specs/boats/openapi.yaml:');
  expect(missing.output).toContain('types:     breaking');
  expect(missing.output).toContain('`status` was "afloat" | "ashore", is "afloat" | "ashore" | "sunk"');
  expect(missing.output).toContain('missing, needs minor ! (breaking is minor below 1.0.0)');
  expect(missing.output).toMatch(
    /Stale API reports:\n {2}packages\/boats\/api\/index.api.md\n[\s\S]*Run `pnpm api` and commit/,
  );

  const command = missing.output.match(
    /^ +(pnpm changeset add --minor @clientele\/boats --message '.*')$/m,
  )?.[1];
  expect(await repository.shell(`${command}`)).toMatchObject({ status: 0 });
  expect(await repository.run('api')).toMatchObject({ status: 0 });
  expect(await repository.run('main')).toMatchObject({ status: 0 });
}, 240_000);

it('points its annotations at what is there', async () => {
  await repository.edit({ remove: ['/P/responses/404'] });
  const { status, output } = await repository.run('main', '--format', 'github');
  const places = [...output.matchAll(/^::\w+ file=([^,:]+)(?:,line=(\d+))?.*?::(.*)$/gm)];
  expect(output).toContain('Response `404` was removed.');
  expect(places.length).toBe(output.trim().split('\n').length);
  for (const [, file, line = '1'] of places)
    expect(repository.read(`${file}`).split('\n').length).toBeGreaterThanOrEqual(Number(line));
  expect(status).toBe(1);
}, 240_000);

it.each([
  [['nowhere'], 'nowhere: git knows no such commit.'],
  [['--format', 'xml'], '--format xml: not understood.'],
  [['--frmat'], "Unknown option '--frmat': not understood."],
  [['main', 'change'], 'change: not understood.'],
])('refuses %s', async (options, message) => {
  const { status, output } = await repository.run('main', ...options);
  expect(output).toContain(message);
  expect(status).toBe(2);
});

it('explains itself', async () => {
  const { status, output } = await repository.run('main', '--help');
  expect(output).toContain('pnpm diff [ref] [--format text|markdown|github|json]');
  expect(status).toBe(0);
});

it('says so where there is no repository', async () => {
  using folder = new Repository();
  const { status, output } = await folder.run('main');
  expect(output).toContain('There is no git repository here');
  expect(status).toBe(2);
});
