// Three engines behind one small interface: Chromium and Firefox through Playwright, WebKitGTK's MiniBrowser through its own WebDriver.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen, openBrowser } from '../support.mjs';

const PATIENCE = 60_000;

/**
 * @typedef {object} Tab
 * @property {(url: string) => Promise<void>} goto
 * @property {(work: Function, ...args: any[]) => Promise<any>} run in the page
 * @property {() => Promise<void>} close with the profile
 */

/** Asks the page again and again until it says yes. @param {Tab} tab @param {Function} isSo @param {any[]} args */
export async function waitUntil(tab, isSo, ...args) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const answer = await tab.run(isSo, ...args).catch(() => null); // between two documents there is nobody to ask
    if (answer) return answer;
    if (Date.now() > until)
      throw new Error(
        `never so: ${isSo}\n${await tab.run(() => document.body.innerText.slice(0, 2000)).catch((error) => error.message)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** From inside: some drivers wait in vain for the end of their own reload of an address with a fragment. @param {Tab} tab */
export async function reload(tab) {
  await tab.run(() => {
    globalThis.isOld = true;
    setTimeout(() => location.reload(), 0);
  });
  await waitUntil(tab, () => globalThis.isOld !== true && document.readyState === 'complete');
}

/** @param {any} browser of Playwright */
async function playwrightTab(browser) {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(PATIENCE);
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    run: (work, ...args) => page.evaluate(`(${work})(...${JSON.stringify(args)})`),
    close: () => browser.close(),
  };
}

async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A screen nobody sees, for a browser that insists on one. */
async function openScreen() {
  for (let number = 90 + (process.pid % 400); ; number++) {
    if (existsSync(`/tmp/.X11-unix/X${number}`)) continue;
    const screen = spawn(
      'Xvfb',
      [`:${number}`, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
      { stdio: 'ignore' },
    );
    for (let tries = 0; tries < 100 && !existsSync(`/tmp/.X11-unix/X${number}`); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return { display: `:${number}`, close: () => screen.kill() };
  }
}

const miniBrowser = () =>
  readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'webkit2gtk-4.1/MiniBrowser'))
    .find((path) => existsSync(path));

async function openWebKit() {
  const { Builder, Capabilities } = await import('selenium-webdriver');
  const screen = await openScreen();
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'carrel-webkit-'));
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: screen.display,
      HOME: home,
      XDG_DATA_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_CONFIG_HOME: home,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`http://127.0.0.1:${port}/status`).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
  });
  const session = await new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(capabilities)
    .build();
  await session.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
  return {
    goto: (url) => session.get(url),
    run: async (work, ...args) => {
      const [isFault, value] = await session.executeAsyncScript(
        `const done = arguments[arguments.length - 1]; Promise.resolve((${work})(...${JSON.stringify(args)})).then((value) => done([false, value]), (error) => done([true, String(error)]));`,
      );
      if (isFault) throw new Error(value);
      return value;
    },
    close: async () => {
      await session.quit().catch(() => {});
      driver.kill();
      screen.close();
    },
  };
}

/** Each engine: what it needs to be here, and how a tab with a fresh profile is opened. @type {{name: string, isHere: () => boolean, open: () => Promise<Tab>}[]} */
export const engines = [
  {
    name: 'Chromium',
    isHere: () => existsSync('/usr/bin/chromium'),
    open: async () => playwrightTab(await openBrowser({ skip() {} })),
  },
  {
    name: 'Firefox',
    isHere: () => existsSync('/usr/bin/firefox-esr'),
    open: async () => {
      const { firefox } = await import('playwright-core');
      return playwrightTab(
        await firefox.launch({
          channel: 'moz-firefox',
          executablePath: '/usr/bin/firefox-esr',
          headless: true,
        }),
      );
    },
  },
  {
    name: 'WebKit',
    isHere: () =>
      existsSync('/usr/bin/WebKitWebDriver') &&
      existsSync('/usr/bin/Xvfb') &&
      Boolean(miniBrowser()),
    open: openWebKit,
  },
];
