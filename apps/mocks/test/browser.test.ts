import { browser } from '@clientele/browser-testing';
import { runsHere } from '@clientele/contract-testing/runs-here';
import { afterAll, beforeAll, describe } from 'vitest';
import { type App, serveApp } from './browser/app.ts';
import { appSuite } from './browser/app-suite.ts';
import { pageSuite } from './browser/page-suite.ts';
import { openStage, type Stage } from './browser/stage.ts';

describe.runIf(runsHere(browser))('in a browser,', () => {
  let stage: Stage;
  let app: App;
  beforeAll(async () => {
    [stage, app] = await Promise.all([openStage(), serveApp()]);
  });
  afterAll(async () => {
    await stage[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });

  pageSuite(() => stage);
  appSuite(
    () => stage,
    () => app,
  );
});
