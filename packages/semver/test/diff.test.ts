import { afterAll, expect, it } from 'vitest';
import { openRepository } from './repository.ts';

const repository = await openRepository();
afterAll(() => repository[Symbol.dispose]());

const grownEnum = {
  set: { '/components/schemas/Boat/properties/status/enum': ['afloat', 'ashore', 'sunk'] },
};

// One story, since every step of it is a run of the real tools.
it('passes, asks for what is missing, and passes when its own commands have been run', async () => {
  const unchanged = await repository.run('main');
  expect(unchanged.output).toContain('@clientele/boats 0.3.0, since merge base with main: unchanged');
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
}, 90_000);

it.each([
  [['nowhere'], 'nowhere: git knows no such commit.'],
  [['--format', 'xml'], '--format xml: not understood.'],
])('refuses %s', async (options, message) => {
  const { status, output } = await repository.run('main', ...options);
  expect(output).toContain(message);
  expect(status).toBe(2);
});
