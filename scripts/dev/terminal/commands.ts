import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dev } from '../index.ts';
import { openPage } from './open-page.ts';
import type { Screen } from './screen.ts';
import { lastSaved } from './state.ts';
import { checkProgram, startTests, type Tests } from './tests.ts';

const brief = ['r test   c curl   o mocks   h keys   q quit'];
const long = [
  'Of the contract that was saved last:',
  '  r  runs its tests',
  '  c  prints a command that calls its mock',
  'o opens the list of the mocks, h hides the keys, q quits',
];

/** What the keys of the terminal do. */
export interface Commands extends Disposable {
  press(key: string): void;
}

/** Binds the keys to a screen; `dev` is not there before the contracts have been read. */
export function commandsOf(
  screen: Screen,
  root: string,
  { dev, quit }: { readonly dev: () => Dev | undefined; readonly quit: () => void },
): Commands {
  let tests: Tests | undefined;
  let isLong = false;
  screen.foot(brief);
  const running = () => tests && `Runs the tests of ${tests.contract} ...`;
  const commands: Record<string, (contract: string | undefined) => void> = {
    o() {
      const url = dev()?.urls.gateway;
      if (url === undefined) return screen.note('The mocks are not there yet.');
      screen.note(`Opens ${url}`);
      openPage(url).then((problem) => problem && screen.note(problem));
    },
    c(contract) {
      if (contract === undefined)
        return screen.note('Nothing was saved yet. The list of the mocks has a call of each.');
      const curl = dev()?.urls.vendors[contract]?.curl;
      if (curl === undefined) screen.note(`${contract} has no mock yet.`);
      else screen.print(curl);
    },
    r(contract) {
      if (tests) return screen.note(`The tests of ${tests.contract} are still running.`);
      if (contract === undefined)
        return screen.note('Nothing was saved yet. `pnpm check <contract>` tests any.');
      if (!existsSync(join(root, checkProgram))) return screen.note(`${root} has no \`pnpm check\`.`);
      tests = startTests(root, contract, ({ result, output }) => {
        tests = undefined;
        screen.print(output);
        screen.note(result);
      });
      screen.note(running());
    },
    h() {
      isLong = !isLong;
      screen.foot(isLong ? long : brief);
    },
    q: quit,
  };
  return {
    press(key) {
      screen.note(running());
      commands[key === '?' ? 'h' : key]?.(lastSaved(screen.state));
    },
    [Symbol.dispose]: () => tests?.stop(),
  };
}
