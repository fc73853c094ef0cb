// Three browser engines behind the same few verbs, so that one table of journeys runs in each: Chromium and Firefox ESR through Playwright,
// WebKitGTK's own browser through its WebDriver under a virtual screen.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { listen, openBrowser } from '../support.mjs';

/** WebKitGTK draws on the processor alone; beside other work a page may take a minute. */
const WAIT_MS = 120_000;

/**
 * @typedef {object} Driver
 * @property {(url: string) => Promise<void>} open
 * @property {<T>(script: string) => Promise<T>} ask evaluates an expression in the page
 * @property {(text: string) => Promise<void>} type into what has the focus
 * @property {(key: string) => Promise<void>} press Enter, Escape, Tab, ArrowDown …
 * @property {(selector: string) => Promise<void>} click
 * @property {() => Promise<void>} back
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} close
 */

/** @param {any} page @returns {Driver} */
function playwrightDriver(page, close) {
  page.setDefaultTimeout(WAIT_MS);
  return {
    open: async (url) => {
      await page.goto('about:blank');
      await page.goto(url);
    },
    ask: (script) => page.evaluate(script),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    click: (selector) => page.locator(selector).first().click(),
    back: () => page.evaluate('history.back()'),
    reload: () => page.reload(),
    close,
  };
}

async function openChromium(t) {
  const browser = await openBrowser(t);
  return (
    browser &&
    playwrightDriver(
      await (await browser.newContext({ viewport: { width: 1280, height: 850 } })).newPage(),
      () => browser.close(),
    )
  );
}

async function openFirefox(t) {
  const path = process.env.CARREL_FIREFOX ?? '/usr/bin/firefox-esr';
  if (!existsSync(path)) {
    t.skip('there is no Firefox ESR (set CARREL_FIREFOX)');
    return null;
  }
  const { firefox } = await import('playwright-core');
  const browser = await firefox.launch({ channel: 'moz-firefox', executablePath: path });
  return playwrightDriver(
    await (await browser.newContext({ viewport: { width: 1280, height: 850 } })).newPage(),
    () => browser.close(),
  );
}

async function freePort() {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}

async function openWebKit(t) {
  const path = process.env.CARREL_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
  if (!existsSync(path) || !existsSync('/usr/bin/Xvfb')) {
    t.skip('there is no WebKitWebDriver with Xvfb');
    return null;
  }
  const { Builder, By, Capabilities, Key } = await import('selenium-webdriver');
  const screen = 90 + Math.floor(Math.random() * 900);
  const port = await freePort();
  const xvfb = spawn(
    '/usr/bin/Xvfb',
    [`:${screen}`, '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'],
    { stdio: 'ignore' },
  );
  const service = spawn(path, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${screen}`,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const stop = () => {
    service.kill();
    xvfb.kill();
  };
  const capabilities = new Capabilities({ browserName: 'MiniBrowser' });
  const [browser] =
    /** @type {any} */ (await import('node:fs')).globSync?.(
      '/usr/lib/*/webkit2gtk-4.*/MiniBrowser',
    ) ?? [];
  capabilities.set('webkitgtk:browserOptions', {
    binary:
      browser ??
      process.env.CARREL_MINIBROWSER ??
      '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    args: ['--automation'],
  });
  let driver;
  for (let attempt = 0; !driver; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    try {
      driver = await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities(capabilities)
        .build();
    } catch (error) {
      if (attempt >= 10) {
        stop();
        throw error;
      }
    }
  }
  await driver.manage().window().setRect({ width: 1280, height: 850 });
  return {
    open: async (url) => {
      await driver.get('about:blank');
      await driver.get(url);
    },
    ask: (script) => driver.executeScript(`return (${script})`),
    type: async (text) => (await driver.switchTo().activeElement()).sendKeys(text),
    press: async (key) =>
      (await driver.switchTo().activeElement()).sendKeys(
        Key[key.replace(/([a-z])([A-Z])/, '$1_$2').toUpperCase()],
      ),
    click: async (selector) => driver.findElement(By.css(selector)).click(),
    back: () => driver.executeScript('history.back()'),
    reload: () => driver.navigate().refresh(),
    close: async () => {
      await driver.quit().catch(() => {});
      stop();
    },
  };
}

export const ENGINES = {
  Chromium: openChromium,
  'Firefox ESR': openFirefox,
  WebKitGTK: openWebKit,
};

/** Waits until the expression is true in the page. */
export async function until(driver, script, what = script) {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    let last;
    try {
      last = await driver.ask(script);
    } catch (error) {
      last = error;
    }
    if (last === true) return;
    if (Date.now() > deadline) throw new Error(`never came: ${what} (last: ${last})`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
