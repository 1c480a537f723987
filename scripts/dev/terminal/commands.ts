import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dev } from '../index.ts';
import { openPage } from './open-page.ts';
import type { Screen } from './screen.ts';
import { lastTouched } from './state.ts';
import { checkProgram, startTests, type Tests } from './tests.ts';

const brief = ['o page   r test   c curl   h keys   q quit'];
const long = [
  'Of the contract that was saved last:',
  '  o  opens the page of its mock',
  '  r  runs its tests',
  '  c  prints a command that calls its mock',
  'h hides the keys, q quits',
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
  const commands: Record<string, (contract: string) => void> = {
    o(contract) {
      const url = dev()?.urls.vendors[contract]?.url;
      if (url === undefined) return screen.note(`${contract} has no mock yet.`);
      screen.note(`Opens ${url}`);
      openPage(url).then((problem) => problem && screen.note(problem));
    },
    c(contract) {
      const curl = dev()?.urls.vendors[contract]?.curl;
      if (curl === undefined) screen.note(`${contract} has no mock yet.`);
      else screen.print(curl);
    },
    r(contract) {
      if (tests) return screen.print(`The tests of ${tests.contract} are still running.`);
      if (!existsSync(join(root, checkProgram))) return screen.note(`${root} has no \`pnpm check\`.`);
      screen.hide();
      screen.print(`The tests of ${contract}:`);
      tests = startTests(root, contract, (result) => {
        tests = undefined;
        screen.note(result);
        screen.show();
      });
    },
    h() {
      isLong = !isLong;
      screen.foot(isLong ? long : brief);
    },
    q: quit,
  };
  return {
    press(key) {
      screen.note(undefined);
      const [contract] = lastTouched(screen.state);
      commands[key === '?' ? 'h' : key]?.(contract?.name ?? '');
    },
    [Symbol.dispose]: () => tests?.stop(),
  };
}
