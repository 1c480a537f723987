export { browser, launchChromium } from './chromium.ts';
